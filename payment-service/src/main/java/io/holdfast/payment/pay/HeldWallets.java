package io.holdfast.payment.pay;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.Awaited;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Held payments of wallets that are captured at once. */
public final class HeldWallets implements HeldPayments {

    private final StoredPayments payments;
    private final Reach reach;
    private final PaymentLane lane;
    private final PayConfig config;
    private final Clock clock;

    public HeldWallets(StoredPayments payments, Reach reach, PaymentLane lane, PayConfig config, Clock clock) {
        this.payments = payments;
        this.reach = reach;
        this.lane = lane;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean areOf(PaymentView held) {
        return held.method() == PaymentMethod.WALLET && held.captureMethod() == CaptureMethod.AUTOMATIC;
    }

    @Override
    public @Nullable PaymentView goOn(PaymentView held, AcceptCompanion companion) {
        if (!reach.includesAll(held.points() > 0)) {
            return null;
        }
        try (PaymentLane.Place place = lane.reserve()) {
            if (place == null) {
                return null;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            PaymentView approved = held.approved(PaymentState.PROCESSING, now, null, now.plus(config.firstLookAfter()));
            return payments.approve(approved, companion)
                    ? Objects.requireNonNullElse(Awaited.within(config.answerWithin(), place.start(approved)), approved)
                    : Objects.requireNonNull(payments.find(held.paymentId()));
        }
    }

    @Override
    public void letGo(PaymentView held, FailureReason reason) {
        // Nobody was asked for anything.
    }
}
