package io.holdfast.payment.settle;

import io.holdfast.contract.Money;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.payment.receipt.StoredReceipt;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment with the money that settles it.
 *
 * @param receipt what a channel has collected; null as long as it has not, and always for a wallet
 */
public record Settlement(PaymentView payment, @Nullable StoredReceipt receipt) {

    /** What the merchant is credited with: all of the amount, or the part of it that was captured. */
    public Money captured() {
        Long part = payment.capturedMinor();
        return part == null ? payment.amount() : Money.of(part, payment.amount().currency());
    }

    /** Whether the money was set aside in a wallet. */
    public boolean isOfWallet() {
        return payment.payerAccountId() != null;
    }

    /** The booking at the account-service, the same at every call. */
    public CaptureChannelFunds channelFunds() {
        StoredReceipt money = Objects.requireNonNull(receipt, "a channel's money was collected");
        return new CaptureChannelFunds(
                payment.paymentId(),
                payment.merchantId(),
                money.channel(),
                money.receiptId(),
                money.paid(),
                captured(),
                payment.feeBasisPoints());
    }

    /** The payment as it ends: the mark that nobody answers for it is taken away in the same commit. */
    public PaymentView unmarked() {
        if (!Settlements.UNANSWERED.equals(payment.heldFor())) {
            return payment;
        }
        return new PaymentView(
                payment.paymentId(),
                payment.merchantId(),
                payment.merchantPaymentNo(),
                payment.orderId(),
                payment.method(),
                payment.payerAccountId(),
                payment.customer(),
                payment.amount(),
                payment.points(),
                payment.pointsValueMinor(),
                payment.feeBasisPoints(),
                payment.captureMethod(),
                payment.state(),
                payment.failureReason(),
                payment.capturedMinor(),
                payment.refundedMinor(),
                null,
                payment.createdAt(),
                payment.expiresAt(),
                payment.finishedAt(),
                payment.nextLookAt());
    }

    /** What the payment earns, the same at every call. */
    public GrantPoints points() {
        return new GrantPoints(payment.paymentId(), payment.merchantId(), payment.customer(), captured());
    }
}
