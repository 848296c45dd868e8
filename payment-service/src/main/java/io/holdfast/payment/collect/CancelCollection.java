package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.StoredPayments;
import java.util.List;
import java.util.Objects;

/** Closes a payment because its merchant says so. Money that came before wins. */
public final class CancelCollection {

    private final StoredPayments payments;
    private final Attempts attempts;
    private final CloseCollection closing;
    private final ChannelLanes lanes;
    private final AwaitOutcome await;

    public CancelCollection(
            StoredPayments payments,
            Attempts attempts,
            CloseCollection closing,
            ChannelLanes lanes,
            AwaitOutcome await) {
        this.payments = payments;
        this.attempts = attempts;
        this.closing = closing;
        this.lanes = lanes;
        this.await = await;
    }

    /** What became of the wish to cancel. */
    public sealed interface Cancelled {

        /** @param payment CLOSED, or CLOSING while the channel has not said so */
        record Closing(PaymentView payment) implements Cancelled {}

        record NotFound() implements Cancelled {}

        /** It is paid, being settled, failed, or pays by itself. */
        record TooLate(PaymentView payment) implements Cancelled {}

        /** What a payment says after it was tried to close it. */
        static Cancelled of(PaymentView payment) {
            return isClosing(payment.state()) ? new Closing(payment) : new TooLate(payment);
        }
    }

    /** May be repeated. */
    public Cancelled cancel(String merchantId, String paymentId) {
        PaymentView payment = payments.find(paymentId);
        if (payment == null || !payment.merchantId().equals(merchantId)) {
            return new Cancelled.NotFound();
        }
        if (payment.method() != PaymentMethod.WALLET) {
            closing.begin(paymentId, null);
            goOn(payment);
        }
        PaymentView now = Objects.requireNonNull(payments.find(paymentId));
        return Cancelled.of(now);
    }

    private void goOn(PaymentView payment) {
        PaymentView now = Objects.requireNonNull(payments.find(payment.paymentId()));
        List<Attempt> made = attempts.ofPayment(payment.paymentId());
        if (now.state() != PaymentState.CLOSING || made.isEmpty()) {
            return;
        }
        String channel = made.get(made.size() - 1).channel();
        try (ChannelLanes.Place place = lanes.reserve(channel)) {
            if (place != null) {
                await.outcome(
                        now, channel, place.start(() -> Traced.as(now.paymentId(), null, () -> closing.goOn(now))));
            }
        }
    }

    private static boolean isClosing(PaymentState state) {
        return switch (state) {
            case CLOSING, CLOSED -> true;
            case CREATED, PROCESSING, AWAITING_PAYER, AUTHORIZED, SUCCEEDED, FAILED -> false;
        };
    }
}
