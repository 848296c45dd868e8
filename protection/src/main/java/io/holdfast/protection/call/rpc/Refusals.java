package io.holdfast.protection.call.rpc;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.CallRefusedException.Reason;
import io.holdfast.protection.guard.ShedException;
import org.apache.dubbo.rpc.AsyncRpcResult;
import org.apache.dubbo.rpc.Invocation;
import org.apache.dubbo.rpc.Result;

/** A call that was shed, or came too late, as its caller hears of it. */
final class Refusals {

    private Refusals() {}

    /** A result, not a throw: Dubbo carries the exception in a result over the wire as it is, and others as text. */
    static Result of(Invocation invocation, String resource, ShedException shed) {
        Reason reason = switch (shed.reason()) {
            case RATE, CONCURRENCY -> Reason.TOO_MANY;
            case PRESSURE -> Reason.OVERLOADED;
            case BREAKER -> Reason.BREAKER_OPEN;
        };
        return of(invocation, resource, reason);
    }

    static Result of(Invocation invocation, String resource, Reason reason) {
        return AsyncRpcResult.newDefaultAsyncResult(new CallRefusedException(resource, reason), invocation);
    }
}
