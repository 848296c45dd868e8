package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refunds as stored. Every method is a transaction of its own. */
public interface StoredRefunds {

    /** Stores a new PENDING refund and takes its amount off what can be refunded of the payment, both or neither. */
    RefundOutcome accept(RefundOrder order, String refundId, String refundNo);

    @Nullable
    RefundView find(String refundId);

    @Nullable
    RefundView findByNumber(String merchantId, String merchantRefundNo);

    /** The merchant's refund that has this number at the channel; null if none has. */
    @Nullable
    RefundView findAtChannel(String merchantId, String refundNo);

    /** Newest first, at most {@code limit}; of one payment only and made before another refund only, unless these are null. */
    List<RefundView> list(String merchantId, @Nullable String paymentId, @Nullable String before, int limit);

    /** @throws IllegalStateException if there is no such refund */
    RefundJob job(String refundId);

    /**
     * Says that the channel is being asked now.
     *
     * @return whether this is the first time
     */
    boolean sending(String refundId);

    void sent(String refundId, String channelRefundId);

    /** Brings a refund to its end, together with its event. False if it has ended already. */
    boolean succeeded(RefundView refund);

    /** Likewise; what it would have refunded can be refunded again. */
    boolean failed(RefundView refund, RefundFailure reason);

    /** Takes due refunds for this caller: each is due again only after its next pause. */
    List<Due> lease(int atMost);

    /** Notes what is in the way, for operators. */
    void obstacle(String refundId, String what);

    /** Leaves a refund to a person. False if it has ended, or is left to one already. */
    boolean abnormal(String refundId, String why);

    /** Takes an ABNORMAL refund up again, from its first look on. False if it is not ABNORMAL. */
    boolean retry(String refundId);

    /** The refunds that a person must look at, oldest first. */
    List<AbnormalRefund> abnormal(int limit);

    /** @param looks how often it was looked at before */
    record Due(String refundId, int looks) {}
}
