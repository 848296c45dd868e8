package io.holdfast.payment.refund;

import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.Awaited;
import io.holdfast.payment.saga.SagaLane;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Accepts refunds under their numbers: who comes second with the number finds the refund. What can be refunded of a payment
 * is taken in the commit that stores the refund, so that refunds at once cannot take more together.
 */
public final class AcceptRefund implements Refund {

    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_REASON = 80;
    private static final long MOST_MINOR = 1_000_000_000_000L;
    private static final String REFUND_PREFIX = "ref_";

    private final StoredRefunds refunds;
    private final SagaLane lane;
    private final Duration answerWithin;

    public AcceptRefund(StoredRefunds refunds, SagaLane lane, Duration answerWithin) {
        this.refunds = refunds;
        this.lane = lane;
        this.answerWithin = answerWithin;
    }

    @Override
    public RefundOutcome refund(RefundOrder order) {
        check(order);
        RefundOutcome earlier = earlier(order);
        if (earlier != null) {
            return earlier;
        }
        if (order.paymentId().startsWith(REFUND_PREFIX)) {
            return refused(RefundOutcome.Reason.NOT_A_PAYMENT);
        }
        if (order.amount().amountMinor() < 1 || order.amount().amountMinor() > MOST_MINOR) {
            return refused(RefundOutcome.Reason.AMOUNT_OUT_OF_RANGE);
        }
        String refundId = PublicId.mint("ref");
        RefundOutcome outcome = refunds.accept(order, refundId, refundNo(refundId));
        if (outcome instanceof RefundOutcome.Accepted) {
            return new RefundOutcome.Accepted(carriedOut(refundId));
        }
        // Another call with the same number may have come first, and have left too little for this one.
        RefundOutcome first = earlier(order);
        return first == null ? outcome : first;
    }

    /** 26 characters of 0-9 and a-z: every channel takes them. */
    private static String refundNo(String refundId) {
        return refundId.substring(refundId.indexOf('_') + 1);
    }

    private RefundView carriedOut(String refundId) {
        Awaited.within(answerWithin, lane.start(refundId));
        return Objects.requireNonNull(refunds.find(refundId), refundId);
    }

    private @Nullable RefundOutcome earlier(RefundOrder order) {
        RefundView earlier = refunds.findByNumber(order.merchantId(), order.merchantRefundNo());
        if (earlier == null) {
            return null;
        }
        return sameContent(order, earlier)
                ? new RefundOutcome.Accepted(earlier)
                : refused(RefundOutcome.Reason.REFUND_NO_REUSED);
    }

    private static boolean sameContent(RefundOrder order, RefundView earlier) {
        return order.paymentId().equals(earlier.paymentId())
                && order.amount().equals(earlier.amount())
                && Objects.equals(order.reason(), earlier.reason())
                && order.restock() == earlier.restock();
    }

    private static void check(RefundOrder order) {
        checkText("refund number", order.merchantRefundNo(), LONGEST_NUMBER);
        String reason = order.reason();
        if (reason != null) {
            checkText("reason", reason, LONGEST_REASON);
        }
    }

    private static void checkText(String what, String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > longest || !text.strip().equals(text)) {
            throw new IllegalArgumentException(
                    "the " + what + " must have 1 to " + longest + " characters, no blanks around them");
        }
    }

    private static RefundOutcome refused(RefundOutcome.Reason reason) {
        return new RefundOutcome.Refused(reason);
    }
}
