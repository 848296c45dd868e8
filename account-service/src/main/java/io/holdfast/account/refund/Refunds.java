package io.holdfast.account.refund;

import io.holdfast.account.refund.StoredRefund.FrozenRefund;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The refunds there are. The row is the barrier: whoever changes its state moves the money, once. */
public interface Refunds {

    /** @return false if there is the refund or a tombstone already */
    boolean add(FrozenRefund refund, Instant at);

    /** @return false if there is the refund or a tombstone already */
    boolean addTombstone(String refundId, Instant at);

    /** @return false unless it was PENDING */
    boolean finish(String refundId, RefundState finalState, Instant at);

    @Nullable
    StoredRefund find(String refundId);
}
