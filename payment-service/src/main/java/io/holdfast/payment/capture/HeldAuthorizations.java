package io.holdfast.payment.capture;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.HeldPayments;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Held payments of wallets that are captured by hand. */
public final class HeldAuthorizations implements HeldPayments {

    private final StoredPayments payments;
    private final AuthorizeWallet authorize;
    private final CaptureConfig config;
    private final Clock clock;

    public HeldAuthorizations(StoredPayments payments, AuthorizeWallet authorize, CaptureConfig config, Clock clock) {
        this.payments = payments;
        this.authorize = authorize;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean areOf(PaymentView held) {
        return held.method() == PaymentMethod.WALLET && held.captureMethod() == CaptureMethod.MANUAL;
    }

    @Override
    public @Nullable PaymentView goOn(PaymentView held, AcceptCompanion companion) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentView approved = held.approved(
                PaymentState.CREATED,
                now,
                now.plus(config.authorizedFor()),
                now.plus(config.answerWithin()).plus(config.answerWithin()));
        return payments.approve(approved, companion)
                ? authorize.tried(approved)
                : Objects.requireNonNull(payments.find(held.paymentId()));
    }

    @Override
    public void letGo(PaymentView held, FailureReason reason) {
        // Nobody was asked for anything.
    }
}
