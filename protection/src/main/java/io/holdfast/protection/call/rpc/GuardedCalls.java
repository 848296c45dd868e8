package io.holdfast.protection.call.rpc;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import io.holdfast.protection.guard.sentinel.SentinelGuard;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.dubbo.rpc.RpcException;
import org.apache.dubbo.rpc.cluster.filter.ClusterFilter;

/**
 * Around each synchronous call that this service makes, whichever instance answers it. No answer, and an exception, is a
 * failure to a breaker; an outcome is none, nor is a refusal by the other side's own rules: who refuses is alive.
 */
@Activate(group = CommonConstants.CONSUMER)
public final class GuardedCalls implements ClusterFilter {

    private final Guard guard = new SentinelGuard();

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) throws RpcException {
        String resource = Calls.resourceOf(invoker, invocation);
        try (Passage passage = guard.enter(resource, Traffic.EXEMPT)) {
            return made(invoker, invocation, passage);
        } catch (ShedException e) {
            return Refusals.of(invocation, resource, e);
        }
    }

    private static Result made(Invoker<?> invoker, Invocation invocation, Passage passage) {
        try {
            Result result = invoker.invoke(invocation);
            if (result.hasException() && !(result.getException() instanceof CallRefusedException)) {
                passage.failed(result.getException());
            }
            return result;
        } catch (RpcException e) {
            passage.failed(e);
            throw e;
        }
    }
}
