package io.holdfast.payment.collect;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on what a channel says of an attempt, by itself or when asked. News may come twice and in any order: money is taken
 * once, and what is over stays over.
 */
public final class HearOfTrade {

    private static final Logger log = LoggerFactory.getLogger(HearOfTrade.class);

    private final StoredPayments payments;
    private final Attempts attempts;
    private final TakeReceipt takeReceipt;
    private final TakeAuthorization takeAuthorization;
    private final CloseCollection closing;
    private final Clock clock;

    public HearOfTrade(
            StoredPayments payments,
            Attempts attempts,
            TakeReceipt takeReceipt,
            TakeAuthorization takeAuthorization,
            CloseCollection closing,
            Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.takeReceipt = takeReceipt;
        this.takeAuthorization = takeAuthorization;
        this.closing = closing;
        this.clock = clock;
    }

    /** @param byItself whether the channel called: what it then leaves open is asked about at once */
    void hear(Attempt attempt, TradeState state, boolean byItself) {
        if (state instanceof TradeState.Paid paid) {
            takeReceipt.take(attempt.attemptNo(), paid.receipt());
        } else if (state instanceof TradeState.Authorized authorized) {
            takeAuthorization.take(attempt, authorized.receipt());
        } else if (state instanceof TradeState.Refused refused) {
            if (attempts.refused(
                    attempt.attemptNo(),
                    ChannelReasons.of(refused.refusal()),
                    ChannelReasons.details(refused.refusal()))) {
                cannotBePaid(attempt, ChannelReasons.of(refused.refusal()));
            }
        } else if (state instanceof TradeState.Closed) {
            if (attempts.closed(attempt.attemptNo())) {
                cannotBePaid(attempt, null);
            }
        } else if (byItself) {
            attempts.lookAgain(attempt.attemptNo(), clock.instant());
        } else if (state instanceof TradeState.Unknown unknown) {
            log.info("the channel does not say how it stands: {}", unknown.why());
        }
    }

    /** The attempt that the payer was at cannot be paid any more: nor can the payment. */
    private void cannotBePaid(Attempt attempt, @Nullable FailureReason reason) {
        PaymentView payment = payments.find(attempt.paymentId());
        if (!attempt.abandoned() && payment != null && isWaiting(payment.state())) {
            closing.close(attempt.paymentId(), reason);
        }
    }

    static boolean isWaiting(PaymentState state) {
        return switch (state) {
            case CREATED, AWAITING_PAYER, AUTHORIZED -> true;
            case PROCESSING, CLOSING, SUCCEEDED, FAILED, CLOSED -> false;
        };
    }
}
