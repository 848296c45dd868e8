package io.holdfast.sandbox.trade;

import io.holdfast.sandbox.time.Pace;
import io.holdfast.sandbox.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a merchant asks a channel for, once a trade is known to be the merchant's. */
public final class MerchantDesk {

    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Duration TYPING = Duration.ofMinutes(2);
    private static final Duration REFUND_HANGS = Duration.ofMinutes(30);

    private final Trades trades;
    private final PayerHand payer;
    private final Announcements announcements;
    private final Timers timers;
    private final Pace pace;
    private final Clock clock;

    public MerchantDesk(
            Trades trades, PayerHand payer, Announcements announcements, Timers timers, Pace pace, Clock clock) {
        this.trades = trades;
        this.payer = payer;
        this.announcements = announcements;
        this.timers = timers;
        this.pace = pace;
        this.clock = clock;
    }

    /** Starts what a fresh trade's outcome says. */
    public Opening begin(Trade trade) {
        Outcome outcome = trade.outcome();
        Way way = trade.terms().way();
        if (way == Way.CODE || (way == Way.CARD && outcome != Outcome.BY_HAND)) {
            return beginAtOnce(trade, way);
        }
        return switch (outcome) {
            case BY_HAND, PAYS_AFTER_CLOSE -> Opening.answered();
            case DECLINES -> Opening.answeredThen(() -> payer.refuse(trade));
            case TIMES_OUT -> heldThenPaid(trade);
            case NEVER_ANSWERS -> Opening.unanswered();
            case CALLS_BACK_FIRST -> {
                payer.payBeforeTheAnswer(trade);
                yield Opening.answered();
            }
            case ASKS_PASSWORD -> {
                timers.after(pace.of(TYPING), () -> payer.pay(trade));
                yield Opening.answered();
            }
            case PAYS_AT_ONCE,
                    PAYS_TWICE,
                    DUPLICATES,
                    REORDERS,
                    WRONG_AMOUNT,
                    WRONG_SIGNATURE,
                    OTHER_MERCHANT,
                    REFUND_HANGS,
                    REFUND_FAILS,
                    REFUND_ABNORMAL,
                    REFUND_REFUSED,
                    SILENT -> Opening.answeredThen(() -> payer.pay(trade));
        };
    }

    /** The payer is here: what becomes of the trade is in the answer. */
    private Opening beginAtOnce(Trade trade, Way way) {
        Outcome outcome = trade.outcome();
        switch (outcome) {
            case DECLINES -> payer.refuse(trade);
            case TIMES_OUT -> {
                return heldThenPaid(trade);
            }
            case NEVER_ANSWERS -> {
                return Opening.unanswered();
            }
            case PAYS_AFTER_CLOSE -> startTyping(trade, way);
            case ASKS_PASSWORD -> {
                startTyping(trade, way);
                timers.after(pace.of(TYPING), () -> payer.pay(trade));
            }
            case CALLS_BACK_FIRST -> payer.payBeforeTheAnswer(trade);
            case BY_HAND,
                    PAYS_AT_ONCE,
                    PAYS_TWICE,
                    DUPLICATES,
                    REORDERS,
                    WRONG_AMOUNT,
                    WRONG_SIGNATURE,
                    OTHER_MERCHANT,
                    REFUND_HANGS,
                    REFUND_FAILS,
                    REFUND_ABNORMAL,
                    REFUND_REFUSED,
                    SILENT -> payer.pay(trade);
        }
        return Opening.answered();
    }

    private static void startTyping(Trade trade, Way way) {
        if (way == Way.CODE) {
            trade.begin();
        }
    }

    private Opening heldThenPaid(Trade trade) {
        timers.after(pace.of(LATER), () -> payer.pay(trade));
        return Opening.unanswered();
    }

    /** @param notBefore how old a trade must be to be closed, in real time */
    public Closing close(Trade trade, Duration notBefore) {
        boolean early = clock.instant().isBefore(trade.createdAt().plus(pace.of(notBefore)));
        Closing closing = trade.close(early);
        if (closing == Closing.CLOSED) {
            closed(trade);
        }
        return closing;
    }

    /** Takes a trade back, even while the payer is typing. False if it is paid. */
    public boolean cancel(Trade trade) {
        boolean was = trade.standing() == Standing.CLOSED;
        boolean cancelled = trade.cancel();
        if (cancelled && !was) {
            closed(trade);
        }
        return cancelled;
    }

    /** Gives back all of what a scanned payer paid. */
    public void reverse(Trade trade) {
        trade.payment()
                .ifPresent(payment -> refund(
                        trade,
                        new RefundAsked("reverse" + payment.transactionId(), "", payment.amountMinor(), "reversed", ""),
                        Duration.ZERO));
    }

    private void closed(Trade trade) {
        announcements.closed(trade);
        if (trade.outcome() == Outcome.PAYS_AFTER_CLOSE) {
            timers.after(pace.of(LATER), () -> payer.payAgain(trade));
        }
    }

    /** Collects what the payer agreed to. Not more than once. */
    public boolean capture(Trade trade, long amountMinor) {
        return payer.collect(trade, amountMinor, false);
    }

    /** What a payer who agreed pays. */
    public long agreedMinor(Trade trade) {
        return PayerHand.asked(trade);
    }

    /** @param usual how long a refund takes in real time; zero where the answer says how it ended */
    public RefundOutcome refund(Trade trade, RefundAsked asked, Duration usual) {
        if (trade.outcome() == Outcome.REFUND_REFUSED
                && trade.refund(asked.number()).isEmpty()) {
            return new RefundOutcome.Refused(RefundOutcome.Why.NOT_ENOUGH);
        }
        RefundOutcome outcome = trade.refund(asked, announcements.of(trade).refundId(), clock.instant());
        if (outcome instanceof RefundOutcome.Made made) {
            trades.nameRefund(trade, made.refund());
            return new RefundOutcome.Made(started(trade, made.refund(), usual));
        }
        return outcome;
    }

    private Refund started(Trade trade, Refund refund, Duration usual) {
        boolean hangs = trade.outcome() == Outcome.REFUND_HANGS;
        if (!hangs && usual.isZero()) {
            return finish(trade, refund).orElse(refund);
        }
        timers.after(pace.of(hangs ? REFUND_HANGS : usual), () -> finish(trade, refund));
        return refund;
    }

    private Optional<Refund> finish(Trade trade, Refund refund) {
        Refund.Fate fate = switch (trade.outcome()) {
            case REFUND_FAILS -> Refund.Fate.FAILED;
            case REFUND_ABNORMAL -> Refund.Fate.ABNORMAL;
            case BY_HAND,
                    PAYS_AT_ONCE,
                    DECLINES,
                    TIMES_OUT,
                    NEVER_ANSWERS,
                    PAYS_AFTER_CLOSE,
                    PAYS_TWICE,
                    DUPLICATES,
                    REORDERS,
                    CALLS_BACK_FIRST,
                    WRONG_AMOUNT,
                    WRONG_SIGNATURE,
                    OTHER_MERCHANT,
                    REFUND_HANGS,
                    REFUND_REFUSED,
                    SILENT,
                    ASKS_PASSWORD -> Refund.Fate.SUCCEEDED;
        };
        Optional<Refund> finished = trade.finish(refund.number(), fate, clock.instant());
        finished.ifPresent(end -> announcements.refunded(trade, end));
        return finished;
    }
}
