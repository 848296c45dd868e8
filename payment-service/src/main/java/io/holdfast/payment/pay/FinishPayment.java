package io.holdfast.payment.pay;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a payment, once: whoever comes second is given what the first made of it. Call it only with an outcome that is
 * certain.
 */
public final class FinishPayment {

    private final StoredPayments payments;
    private final PaymentWatch watch;
    private final Clock clock;

    public FinishPayment(StoredPayments payments, PaymentWatch watch, Clock clock) {
        this.payments = payments;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * @param customer who buys, as the order says; null if it does not
     * @return the payment as it now is, for good
     */
    public PaymentView succeeded(PaymentView payment, @Nullable String customer) {
        return succeeded(payment, customer, EndCompanion.NOTHING);
    }

    /** @return the payment as it now is, for good */
    public PaymentView succeeded(PaymentView payment, @Nullable String customer, EndCompanion companion) {
        return finish(ended(payment, PaymentState.SUCCEEDED, null, customer), companion);
    }

    /** @return the payment as it now is, for good */
    public PaymentView failed(PaymentView payment, FailureReason reason, @Nullable String customer) {
        return failed(payment, reason, customer, EndCompanion.NOTHING);
    }

    /** @return the payment as it now is, for good */
    public PaymentView failed(
            PaymentView payment, FailureReason reason, @Nullable String customer, EndCompanion companion) {
        return finish(ended(payment, PaymentState.FAILED, reason, customer), companion);
    }

    private PaymentView finish(PaymentView finished, EndCompanion companion) {
        if (payments.finish(finished, companion)) {
            watch.finished(finished);
            return finished;
        }
        PaymentView stored = payments.find(finished.paymentId());
        if (stored == null || !stored.state().isTerminal()) {
            throw new IllegalStateException("payment " + finished.paymentId() + " can neither be ended nor has ended");
        }
        return stored;
    }

    private PaymentView ended(
            PaymentView payment, PaymentState state, @Nullable FailureReason reason, @Nullable String customer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return payment.ended(state, reason, customer, now);
    }
}
