package io.holdfast.payment.pay;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
                    ? awaited(approved, place.start(approved))
                    : Objects.requireNonNull(payments.find(held.paymentId()));
        }
    }

    private PaymentView awaited(PaymentView payment, CompletableFuture<PaymentView> outcome) {
        try {
            return outcome.get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return payment;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return payment;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane never fails", e);
        }
    }

    @Override
    public void letGo(PaymentView held, FailureReason reason) {
        // Nobody was asked for anything.
    }
}
