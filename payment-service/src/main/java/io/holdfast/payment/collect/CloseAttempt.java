package io.holdfast.payment.collect;

import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.TradeState;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes an attempt that is not wanted any more at its channel, unless it turns out to be paid. */
public final class CloseAttempt {

    private static final Logger log = LoggerFactory.getLogger(CloseAttempt.class);

    private final Attempts attempts;
    private final TradeDesk desk;
    private final TakeReceipt takeReceipt;
    private final Clock clock;

    public CloseAttempt(Attempts attempts, TradeDesk desk, TakeReceipt takeReceipt, Clock clock) {
        this.attempts = attempts;
        this.desk = desk;
        this.takeReceipt = takeReceipt;
        this.clock = clock;
    }

    /** Whether the channel may still have news of the attempt afterwards. */
    boolean close(Attempt attempt) {
        Instant now = clock.instant();
        attempts.claimQuery(attempt.attemptNo(), now, now);
        TradeState state = desk.peek(attempt);
        if (state instanceof TradeState.Paid paid) {
            takeReceipt.take(attempt.attemptNo(), paid.receipt());
            return false;
        }
        if (state instanceof TradeState.Closed || state instanceof TradeState.Refused) {
            attempts.closed(attempt.attemptNo());
            return false;
        }
        // Set aside, waiting, or not known there: what was asked for may still be on its way, so that is closed too.
        return !isClosed(attempt);
    }

    private boolean isClosed(Attempt attempt) {
        Closing closing = desk.close(attempt);
        if (closing instanceof Closing.Closed) {
            attempts.closed(attempt.attemptNo());
            return true;
        }
        if (closing instanceof Closing.TooEarly tooEarly) {
            attempts.lookAgain(attempt.attemptNo(), tooEarly.notBefore());
        } else if (closing instanceof Closing.Paid) {
            attempts.lookAgain(attempt.attemptNo(), clock.instant());
        } else {
            log.info("the channel does not say whether it is closed");
        }
        return false;
    }
}
