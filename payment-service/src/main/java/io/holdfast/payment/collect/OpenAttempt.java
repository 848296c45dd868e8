package io.holdfast.payment.collect;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a channel for a payer's money, and stores what it answers. May be repeated while there is no answer: from the second
 * time on the channel is asked first what became of it, and a refusal ends nothing before the channel has closed the trade.
 */
public final class OpenAttempt {

    private static final Logger log = LoggerFactory.getLogger(OpenAttempt.class);

    private final TradeDesk desk;
    private final Attempts attempts;
    private final CollectedPayments rows;
    private final StoredPayments payments;
    private final Transactions transactions;
    private final TakeReceipt takeReceipt;
    private final TakeAuthorization takeAuthorization;
    private final CloseCollection closing;
    private final CollectReplies replies;
    private final CollectConfig config;
    private final Clock clock;

    public OpenAttempt(
            TradeDesk desk,
            Attempts attempts,
            CollectedPayments rows,
            StoredPayments payments,
            Transactions transactions,
            TakeReceipt takeReceipt,
            TakeAuthorization takeAuthorization,
            CloseCollection closing,
            CollectReplies replies,
            CollectConfig config,
            Clock clock) {
        this.desk = desk;
        this.attempts = attempts;
        this.rows = rows;
        this.payments = payments;
        this.transactions = transactions;
        this.takeReceipt = takeReceipt;
        this.takeAuthorization = takeAuthorization;
        this.closing = closing;
        this.replies = replies;
        this.config = config;
        this.clock = clock;
    }

    /** @return the attempt as it now is: still PREPARING if the channel has not answered */
    Attempt open(PaymentView payment, Attempt seen) {
        boolean first = attempts.asking(seen.attemptNo(), clock.instant());
        Attempt attempt = stored(seen);
        if (attempt.state() == AttemptState.PREPARING && !attempt.abandoned()) {
            if (first) {
                answered(payment, attempt, desk.prepay(payment, attempt), true);
            } else {
                askedBefore(payment, attempt, desk.query(attempt));
            }
        }
        return stored(attempt);
    }

    /** What was asked before may have been done: only what the channel does not know, or nobody has paid, is asked again. */
    private void askedBefore(PaymentView payment, Attempt attempt, TradeState state) {
        if (state instanceof TradeState.AwaitingPayer && isOnThePhone(attempt.method())) {
            opened(attempt, new Prepaid.Accepted(new PayerAction(PayerAction.Kind.WAIT, Map.of())));
        } else if (state instanceof TradeState.NotFound || state instanceof TradeState.AwaitingPayer) {
            // What the payer does next is known from an answer only.
            answered(payment, attempt, desk.prepay(payment, attempt), false);
        } else {
            settled(payment, attempt, state, false);
        }
    }

    private void answered(PaymentView payment, Attempt attempt, Prepaid answer, boolean first) {
        if (answer instanceof Prepaid.Accepted accepted) {
            opened(attempt, accepted);
        } else if (answer instanceof Prepaid.Settled settled) {
            settled(payment, attempt, settled.state(), first);
        } else if (answer instanceof Prepaid.Refused refused) {
            refused(payment, attempt, refused.refusal(), first);
        } else {
            log.warn("the channel has not answered: {}", ((Prepaid.Unknown) answer).why());
        }
    }

    /** Whether the payer has shown a code and does the rest without us. */
    private static boolean isOnThePhone(PaymentMethod method) {
        return switch (method) {
            case WECHAT_CODE, ALIPAY_CODE -> true;
            case WALLET, WECHAT_JSAPI, WECHAT_NATIVE, ALIPAY_PAGE, ALIPAY_WAP, PAYPAL, CARD -> false;
        };
    }

    private void opened(Attempt attempt, Prepaid.Accepted accepted) {
        Instant now = clock.instant();
        Instant queryAt = now.plus(config.pauseAfter(attempt.channel(), 0));
        transactions.run(
                () -> {
                    boolean awaiting = rows.awaitPayer(attempt.paymentId(), attempt.expiresAt());
                    // The channel may have called back before its answer came: then the attempt is paid already.
                    boolean opened = attempts.opened(
                            attempt.attemptNo(), accepted.action(), accepted.channelTransactionId(), queryAt);
                    if (awaiting) {
                        replies.onWaiting(
                                Objects.requireNonNull(payments.find(attempt.paymentId())), accepted.action());
                    }
                    return awaiting || opened;
                },
                () -> Objects.requireNonNull(attempts.find(attempt.attemptNo())).state() != AttemptState.PREPARING);
    }

    private void settled(PaymentView payment, Attempt attempt, TradeState state, boolean first) {
        if (state instanceof TradeState.Paid paid) {
            takeReceipt.take(attempt.attemptNo(), paid.receipt());
        } else if (state instanceof TradeState.Authorized authorized) {
            takeAuthorization.take(attempt, authorized.receipt());
        } else if (state instanceof TradeState.Refused refused) {
            refused(payment, attempt, refused.refusal(), first);
        } else if (state instanceof TradeState.Closed) {
            ChannelRefusal closed = new ChannelRefusal(ChannelRefusal.Reason.OTHER, "CLOSED", "closed at once");
            refused(payment, attempt, closed, first);
        } else {
            log.warn("the channel does not say how it is settled: {}", state);
        }
    }

    private void refused(PaymentView payment, Attempt attempt, ChannelRefusal refusal, boolean first) {
        if (refusal.reason() == ChannelRefusal.Reason.MISCONFIGURED) {
            log.error("{} refuses our settings: {}", attempt.channel(), refusal);
        }
        FailureReason reason = ChannelReasons.of(refusal);
        if (first) {
            attempts.refusedAtOnce(attempt.attemptNo(), reason, ChannelReasons.details(refusal));
            return;
        }
        // It says nothing of the call before: that may have taken the money, so the channel is asked, and closes it.
        log.warn("{} refuses what it was asked before: {}", attempt.channel(), refusal);
        if (attempts.drop(attempt.attemptNo(), clock.instant()) && payment.state() == PaymentState.CREATED) {
            closing.close(payment.paymentId(), reason);
        }
    }

    private Attempt stored(Attempt attempt) {
        return Objects.requireNonNull(attempts.find(attempt.attemptNo()));
    }
}
