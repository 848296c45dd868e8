package io.holdfast.payment.collect;

import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.Orders;
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

/** Held payments through channels. The payer's time, and the attempt's, begin with the approval. */
public final class HeldCollections implements HeldPayments {

    private final StoredPayments payments;
    private final Attempts attempts;
    private final Orders orders;
    private final Prepare prepare;
    private final ChannelLanes lanes;
    private final AwaitOutcome await;
    private final CollectConfig config;
    private final Clock clock;

    public HeldCollections(
            StoredPayments payments,
            Attempts attempts,
            Orders orders,
            Prepare prepare,
            ChannelLanes lanes,
            AwaitOutcome await,
            CollectConfig config,
            Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.orders = orders;
        this.prepare = prepare;
        this.lanes = lanes;
        this.await = await;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public boolean areOf(PaymentView held) {
        return held.method() != PaymentMethod.WALLET;
    }

    @Override
    public @Nullable PaymentView goOn(PaymentView held, AcceptCompanion companion) {
        OrderView order = orders.find(held.merchantId(), held.orderId());
        Attempt attempt = attempts.ofPayment(held.paymentId()).get(0);
        try (ChannelLanes.Place place = lanes.reserve(attempt.channel())) {
            if (place == null) {
                return null;
            }
            PaymentView approved = approved(held, order);
            boolean goesOn = payments.approve(approved, payment -> {
                companion.onAccept(payment);
                attempts.beginAgain(
                        attempt.attemptNo(),
                        payment.startedAt(),
                        Objects.requireNonNull(payment.expiresAt()),
                        payment.startedAt().plus(config.prepareWithin()));
            });
            return goesOn
                    ? await.outcome(approved, attempt.channel(), place.start(() -> prepare.prepare(approved)))
                    : Objects.requireNonNull(payments.find(held.paymentId()));
        }
    }

    private PaymentView approved(PaymentView held, @Nullable OrderView order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = Collect.expiry(now, config.payWithin(), order);
        return held.approved(PaymentState.CREATED, now, expiresAt, now.plus(Collect.FIRST_LOOK_AFTER));
    }

    @Override
    public void letGo(PaymentView held, FailureReason reason) {
        attempts.ofPayment(held.paymentId())
                .forEach(attempt -> attempts.refusedAtOnce(attempt.attemptNo(), reason, "no channel was asked"));
    }
}
