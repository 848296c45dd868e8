package io.holdfast.payment.refund;

import io.holdfast.contract.Money;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.payment.channel.ChannelRefund;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refund with all that its steps need.
 *
 * @param refundNo its number at the channel, the same on every repetition
 * @param trade where the money came from; null for a wallet
 */
public record RefundJob(
        RefundView refund,
        String refundNo,
        PaymentView payment,
        @Nullable PaidTrade trade) {

    private static final String NO_REASON = "refund";

    public FreezeRefund freeze() {
        return new FreezeRefund(
                refund.refundId(),
                payment.paymentId(),
                payment.merchantId(),
                refund.amount(),
                refund.toPayer(),
                trade == null ? null : trade.channel(),
                trade == null ? payment.payerAccountId() : null);
    }

    /** Its payment's part is what was granted for: money alone, without what points paid. */
    public TakeBackPoints points() {
        Long part = payment.capturedMinor();
        long captured = part == null ? payment.amount().amountMinor() - payment.pointsValueMinor() : part;
        GrantPoints granted = new GrantPoints(
                payment.paymentId(),
                payment.merchantId(),
                payment.customer(),
                Money.of(captured, payment.amount().currency()));
        return new TakeBackPoints(refund.refundId(), granted, refund.amount());
    }

    public ChannelRefund atChannel() {
        PaidTrade paid = Objects.requireNonNull(trade, "a channel's money goes back");
        String reason = refund.reason();
        return new ChannelRefund(
                refundNo,
                paid.attemptNo(),
                paid.method(),
                paid.channelTransactionId(),
                paid.paid(),
                refund.toPayer(),
                reason == null ? NO_REASON : reason);
    }

    public NoteRefund onOrder() {
        return new NoteRefund(refund.refundId(), payment.paymentId(), refund.amount(), refund.restock());
    }
}
