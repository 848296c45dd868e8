package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Looks at attempts that the channel may have news of. Any number of instances may do so at once. */
public final class LookAtAttempts {

    private final Attempts attempts;
    private final StoredPayments payments;
    private final Prepare prepare;
    private final OpenAttempt openAttempt;
    private final CloseAttempt closeAttempt;
    private final CloseCollection closing;
    private final HearOfTrade hear;
    private final TradeDesk desk;
    private final ChannelLanes lanes;
    private final CollectConfig config;
    private final Clock clock;

    public LookAtAttempts(
            Attempts attempts,
            StoredPayments payments,
            Prepare prepare,
            OpenAttempt openAttempt,
            CloseAttempt closeAttempt,
            CloseCollection closing,
            HearOfTrade hear,
            TradeDesk desk,
            ChannelLanes lanes,
            CollectConfig config,
            Clock clock) {
        this.attempts = attempts;
        this.payments = payments;
        this.prepare = prepare;
        this.openAttempt = openAttempt;
        this.closeAttempt = closeAttempt;
        this.closing = closing;
        this.hear = hear;
        this.desk = desk;
        this.lanes = lanes;
        this.config = config;
        this.clock = clock;
    }

    /** Has what is due looked at, and says whether there may be more. A channel without a free place is left for later. */
    public boolean turn() {
        List<Attempt> due =
                attempts.lease(config.batch(), attempt -> config.pauseAfter(attempt.channel(), attempt.queries() + 1));
        for (Attempt attempt : due) {
            try (ChannelLanes.Place place = lanes.reserve(attempt.channel())) {
                if (place != null) {
                    place.start(() -> look(attempt));
                }
            }
        }
        return due.size() == config.batch();
    }

    /** Asks the channel how an attempt stands and acts on it; answers the attempt as it was before that. */
    Attempt look(Attempt seen) {
        return Traced.as(seen.paymentId(), seen.attemptNo(), () -> {
            Attempt attempt = Objects.requireNonNull(attempts.find(seen.attemptNo()));
            PaymentView payment = Objects.requireNonNull(payments.find(seen.paymentId()));
            if (attempt.state().isLive()) {
                looked(payment, attempt);
            }
            return attempt;
        });
    }

    private void looked(PaymentView payment, Attempt attempt) {
        if (attempt.abandoned() || isOver(payment.state())) {
            close(payment, attempt);
            return;
        }
        if (attempt.state() == AttemptState.PREPARING && HearOfTrade.isWaiting(payment.state())) {
            openAgain(payment, attempt);
            return;
        }
        Instant now = clock.instant();
        attempts.claimQuery(attempt.attemptNo(), now, now);
        hear.hear(attempt, desk.query(attempt), false);
    }

    private void openAgain(PaymentView payment, Attempt attempt) {
        if (payment.state() == PaymentState.CREATED) {
            prepare.prepare(payment);
        } else {
            openAttempt.open(payment, attempt);
        }
    }

    private void close(PaymentView payment, Attempt attempt) {
        if (!closeAttempt.close(attempt) && payment.state() == PaymentState.CLOSING) {
            closing.endIfClosed(payment);
        }
    }

    /** A payment that is PROCESSING may have its money collected by this very attempt just now. */
    private static boolean isOver(PaymentState state) {
        return switch (state) {
            case CLOSING, SUCCEEDED, FAILED, CLOSED -> true;
            case CREATED, AWAITING_PAYER, AUTHORIZED, PROCESSING -> false;
        };
    }
}
