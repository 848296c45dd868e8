package io.holdfast.protection.call.rpc;

import io.holdfast.contract.CallRefusedException.Reason;
import io.holdfast.protection.deadline.Deadline;
import java.time.Duration;
import org.apache.dubbo.common.constants.CommonConstants;
import org.apache.dubbo.common.extension.Activate;
import org.apache.dubbo.rpc.Filter;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Invoker;
import org.apache.dubbo.rpc.Result;
import org.apache.dubbo.rpc.RpcException;

/**
 * Refuses calls whose callers do not wait any more, before anything is counted or begun, and gives the others their caller's
 * deadline. The time runs from when the request was read off the wire: what waited for a thread has used it up.
 */
@Activate(group = CommonConstants.PROVIDER, order = DeadlineCalls.BEFORE_THE_GUARD)
public final class DeadlineService implements Filter {

    @Override
    public Result invoke(Invoker<?> invoker, Invocation invocation) throws RpcException {
        String millis = invocation.getAttachment(DeadlineCalls.KEY);
        if (millis == null) {
            return invoker.invoke(invocation);
        }
        Deadline deadline = Deadline.in(Duration.ofMillis(Long.parseLong(millis)), Arrivals.of(invocation));
        if (deadline.hasPassed()) {
            return Refusals.of(invocation, Calls.resourceOf(invoker, invocation), Reason.EXPIRED);
        }
        try (Deadline.Scope scope = deadline.begin()) {
            return invoker.invoke(invocation);
        }
    }
}
