package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a channel for a payer's money, and stores what it answers. May be repeated while there is no answer. */
public final class OpenAttempt {

    private static final Logger log = LoggerFactory.getLogger(OpenAttempt.class);

    private final TradeDesk desk;
    private final Attempts attempts;
    private final CollectedPayments rows;
    private final StoredPayments payments;
    private final Transactions transactions;
    private final TakeReceipt takeReceipt;
    private final TakeAuthorization takeAuthorization;
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
        this.replies = replies;
        this.config = config;
        this.clock = clock;
    }

    /** @return the attempt as it now is: still PREPARING if the channel has not answered */
    Attempt open(PaymentView payment, Attempt attempt) {
        Prepaid answer = desk.prepay(payment, attempt);
        if (answer instanceof Prepaid.Accepted accepted) {
            opened(attempt, accepted);
        } else if (answer instanceof Prepaid.Settled settled) {
            settled(attempt, settled.state());
        } else if (answer instanceof Prepaid.Refused refused) {
            refused(attempt, refused.refusal());
        } else {
            log.warn("the channel has not answered: {}", ((Prepaid.Unknown) answer).why());
        }
        return Objects.requireNonNull(attempts.find(attempt.attemptNo()));
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

    private void settled(Attempt attempt, TradeState state) {
        if (state instanceof TradeState.Paid paid) {
            takeReceipt.take(attempt.attemptNo(), paid.receipt());
        } else if (state instanceof TradeState.Authorized authorized) {
            takeAuthorization.take(attempt, authorized.receipt());
        } else if (state instanceof TradeState.Refused refused) {
            refused(attempt, refused.refusal());
        } else if (state instanceof TradeState.Closed) {
            refused(attempt, new ChannelRefusal(ChannelRefusal.Reason.OTHER, "CLOSED", "closed at once"));
        } else {
            log.warn("the channel says that it is settled, and not how: {}", state);
        }
    }

    private void refused(Attempt attempt, ChannelRefusal refusal) {
        if (refusal.reason() == ChannelRefusal.Reason.MISCONFIGURED) {
            log.error("{} refuses our settings: {}", attempt.channel(), refusal);
        }
        attempts.refused(attempt.attemptNo(), ChannelReasons.of(refusal), ChannelReasons.details(refusal));
    }
}
