package io.holdfast.protection.call.rpc;

import io.holdfast.contract.CallRefusedException.Reason;
import io.holdfast.protection.deadline.Deadline;
import org.apache.dubbo.common.URL;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.dubbo.rpc.RpcContext;
import org.apache.dubbo.rpc.RpcException;
import org.apache.dubbo.rpc.cluster.filter.ClusterFilter;
import org.apache.dubbo.rpc.support.RpcUtils;

/**
 * Sends with each call how long its caller waits for it: what is left of the thread's deadline, and at most the call's own
 * timeout. Milliseconds and not a time, so that no two clocks must agree. It stands before the guard, whose breaker must
 * not take a call that was never made for one that went well.
 *
 * <p>A reference with the parameter {@code deadline=none}, or {@code <method>.deadline=none}, takes the time it needs: what must
 * be brought to an end does not stop because somebody went away.
 */
@Activate(group = CommonConstants.CONSUMER, order = DeadlineCalls.BEFORE_THE_GUARD)
public final class DeadlineCalls implements ClusterFilter {

    static final int BEFORE_THE_GUARD = -1_000;

    /** The attachment, in milliseconds, and the reference's parameter. */
    static final String KEY = "deadline";

    private static final String NONE = "none";

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) throws RpcException {
        Deadline deadline = Deadline.current();
        URL url = invoker.getUrl();
        String method = invocation.getMethodName();
        if (deadline == null || NONE.equals(url.getMethodParameter(method, KEY, ""))) {
            return invoker.invoke(invocation);
        }
        long timeout = RpcUtils.getTimeout(
                url, method, RpcContext.getClientAttachment(), invocation, CommonConstants.DEFAULT_TIMEOUT);
        long waits = Math.min(deadline.left().toMillis(), timeout);
        if (waits <= 0) {
            return Refusals.of(invocation, Calls.resourceOf(invoker, invocation), Reason.EXPIRED);
        }
        String millis = Long.toString(waits);
        invocation.setAttachment(CommonConstants.TIMEOUT_KEY, millis);
        invocation.setAttachment(KEY, millis);
        return invoker.invoke(invocation);
    }
}
