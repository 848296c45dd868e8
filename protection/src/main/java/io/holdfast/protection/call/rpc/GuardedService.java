package io.holdfast.protection.call.rpc;

import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import io.holdfast.protection.guard.sentinel.SentinelGuard;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.dubbo.rpc.RpcException;

/** Around each call that this service answers. Who is refused hears so as a {@code CallRefusedException}, at once. */
@Activate(group = CommonConstants.PROVIDER)
public final class GuardedService implements Filter {

    private final Guard guard = new SentinelGuard();

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) throws RpcException {
        String resource = Calls.resourceOf(invoker, invocation);
        try (Passage passage = guard.enter(resource, Traffic.INBOUND)) {
            Result result = invoker.invoke(invocation);
            if (result.hasException()) {
                passage.failed(result.getException());
            }
            return result;
        } catch (ShedException e) {
            return Refusals.of(invocation, resource, e);
        }
    }
}
