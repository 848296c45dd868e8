package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks the channel when a merchant looks at a payment that was not asked about for a while. */
public final class LookWhenAsked {

    private final Attempts attempts;
    private final LookAtAttempts looks;
    private final ChannelLanes lanes;
    private final AwaitOutcome await;
    private final Duration staleAfter;
    private final Clock clock;

    public LookWhenAsked(
            Attempts attempts,
            LookAtAttempts looks,
            ChannelLanes lanes,
            AwaitOutcome await,
            Duration staleAfter,
            Clock clock) {
        this.attempts = attempts;
        this.looks = looks;
        this.lanes = lanes;
        this.await = await;
        this.staleAfter = staleAfter;
        this.clock = clock;
    }

    /** The payment as it is after the channel was asked, if it had to be. */
    public PaymentView fresh(PaymentView payment) {
        if (payment.method() == PaymentMethod.WALLET || !isOpen(payment.state()) || isNew(payment)) {
            return payment;
        }
        List<Attempt> made = attempts.ofPayment(payment.paymentId());
        Instant now = clock.instant();
        if (made.isEmpty() || !isStale(made.get(made.size() - 1), now)) {
            return payment;
        }
        Attempt attempt = made.get(made.size() - 1);
        try (ChannelLanes.Place place = lanes.reserve(attempt.channel())) {
            // Of many who ask at once, one asks the channel.
            return place != null && attempts.claimQuery(attempt.attemptNo(), now, now.minus(staleAfter))
                    ? await.outcome(payment, attempt.channel(), place.start(() -> looks.look(attempt)))
                    : payment;
        }
    }

    /** No attempt is older than its payment. */
    private boolean isNew(PaymentView payment) {
        return payment.createdAt().plus(staleAfter).isAfter(clock.instant());
    }

    private boolean isStale(Attempt attempt, Instant now) {
        Instant since = attempt.queriedAt() == null ? attempt.createdAt() : attempt.queriedAt();
        return attempt.state() == AttemptState.OPEN && !since.plus(staleAfter).isAfter(now);
    }

    private static boolean isOpen(PaymentState state) {
        return switch (state) {
            case AWAITING_PAYER, CLOSING -> true;
            case CREATED, PROCESSING, AUTHORIZED, SUCCEEDED, FAILED, CLOSED -> false;
        };
    }
}
