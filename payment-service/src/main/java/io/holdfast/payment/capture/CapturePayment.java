package io.holdfast.payment.capture;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.Awaited;
import io.holdfast.payment.capture.CaptureResult.Capturing;
import io.holdfast.payment.capture.CaptureResult.Reason;
import io.holdfast.payment.capture.CaptureResult.Refused;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Captures what was authorized, wholly or in part, once. What is left is the payer's again. */
public final class CapturePayment {

    private static final Duration FIRST_LOOK_AFTER = Duration.ofSeconds(10);

    private final StoredPayments payments;
    private final Authorized authorized;
    private final Function<String, CompletableFuture<Void>> settle;
    private final Duration answerWithin;
    private final Clock clock;

    /** @param settle settles a payment on another thread, and says when it has come to rest */
    public CapturePayment(
            StoredPayments payments,
            Authorized authorized,
            Function<String, CompletableFuture<Void>> settle,
            Duration answerWithin,
            Clock clock) {
        this.payments = payments;
        this.authorized = authorized;
        this.settle = settle;
        this.answerWithin = answerWithin;
        this.clock = clock;
    }

    /**
     * May be repeated with the same amount.
     *
     * @param amountMinor 1 to what was authorized, in its currency; null for all of it
     */
    public CaptureResult capture(String merchantId, String paymentId, @Nullable Long amountMinor) {
        PaymentView payment = payments.find(paymentId);
        if (payment == null || !payment.merchantId().equals(merchantId)) {
            return new Refused(Reason.PAYMENT_NOT_FOUND);
        }
        long all = payment.amount().amountMinor();
        long minor = amountMinor == null ? all : amountMinor;
        if (minor > all) {
            return new Refused(Reason.ABOVE_AUTHORIZED);
        }
        if (authorized.capturing(paymentId, minor, clock.instant().plus(FIRST_LOOK_AFTER))) {
            Awaited.within(answerWithin, settle.apply(paymentId));
        }
        PaymentView now = Objects.requireNonNull(payments.find(paymentId));
        return isCaptured(now, minor) ? new Capturing(now) : new Refused(Reason.NOT_AUTHORIZED);
    }

    private static boolean isCaptured(PaymentView payment, long minor) {
        return payment.captureMethod() == CaptureMethod.MANUAL
                && payment.state() != PaymentState.AUTHORIZED
                && Objects.equals(payment.capturedMinor(), minor);
    }
}
