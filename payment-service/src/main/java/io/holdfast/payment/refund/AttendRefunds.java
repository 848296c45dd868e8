package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refunds that a person must look at, and what that person can do. */
public final class AttendRefunds {

    private final StoredRefunds refunds;

    public AttendRefunds(StoredRefunds refunds) {
        this.refunds = refunds;
    }

    /** Oldest first. */
    public List<AbnormalRefund> abnormal(int limit) {
        return refunds.abnormal(limit);
    }

    /** Null if there is no such refund, of any merchant. */
    public @Nullable RefundView find(String refundId) {
        return refunds.find(refundId);
    }

    /** Tries an ABNORMAL refund again, with the same number at the channel. False if it is not ABNORMAL. */
    public boolean retry(String refundId) {
        return refunds.retry(refundId);
    }
}
