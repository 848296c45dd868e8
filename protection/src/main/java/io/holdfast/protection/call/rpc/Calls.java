package io.holdfast.protection.call.rpc;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;

/** What Dubbo's calls are called in rules: {@code io.holdfast.contract.order.Orders:find(java.lang.String,java.lang.String)}. */
public final class Calls {

    private Calls() {}

    /**
     * @param method the only one of that name
     * @throws IllegalArgumentException if there is none, or there are several
     */
    public static String resourceOf(Class<?> service, String method) {
        Method[] found = Arrays.stream(service.getMethods())
                .filter(each -> each.getName().equals(method))
                .toArray(Method[]::new);
        if (found.length != 1) {
            throw new IllegalArgumentException(service.getName() + " has " + found.length + " methods " + method);
        }
        return named(service, method, found[0].getParameterTypes());
    }

    static String resourceOf(Invoker<?> invoker, Invocation invocation) {
        return named(invoker.getInterface(), invocation.getMethodName(), invocation.getParameterTypes());
    }

    private static String named(Class<?> service, String method, Class<?>[] parameters) {
        return Arrays.stream(parameters)
                .map(Class::getName)
                .collect(Collectors.joining(",", service.getName() + ":" + method + "(", ")"));
    }
}
