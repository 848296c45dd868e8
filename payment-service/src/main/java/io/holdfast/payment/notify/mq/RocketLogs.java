package io.holdfast.payment.notify.mq;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.rocketmq.logging.org.slf4j.ILoggerFactory;
import org.apache.rocketmq.logging.org.slf4j.IMarkerFactory;
import org.apache.rocketmq.logging.org.slf4j.Logger;
import org.apache.rocketmq.logging.org.slf4j.helpers.BasicMarkerFactory;
import org.apache.rocketmq.logging.org.slf4j.helpers.NOPMDCAdapter;
import org.apache.rocketmq.logging.org.slf4j.spi.MDCAdapter;
import org.apache.rocketmq.logging.org.slf4j.spi.SLF4JServiceProvider;

/**
 * RocketMQ's client brings a copy of SLF4J under a name of its own, which writes files under the home directory. This
 * provider, found by ServiceLoader, hands its lines to the service's own log instead.
 */
public final class RocketLogs implements SLF4JServiceProvider {

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, RocketLogs::logger);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return context;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Loggers are made when they are asked for.
    }

    private static Logger logger(String name) {
        return (Logger) Proxy.newProxyInstance(
                RocketLogs.class.getClassLoader(),
                new Class<?>[] {Logger.class},
                new Handover(org.slf4j.LoggerFactory.getLogger(name)));
    }

    /** The copy has the original's methods, parameter by parameter; those with a marker are not used by the client. */
    private record Handover(org.slf4j.Logger original) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            try {
                return org.slf4j.Logger.class
                        .getMethod(method.getName(), method.getParameterTypes())
                        .invoke(original, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
