package io.holdfast.sandbox.trade;

import io.holdfast.sandbox.time.Pace;
import io.holdfast.sandbox.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a payer does with a trade, of his own accord or because somebody pressed a button. */
public final class PayerHand {

    private static final Duration SECOND_PAYMENT_AFTER = Duration.ofSeconds(30);

    private final Trades trades;
    private final Announcements announcements;
    private final Timers timers;
    private final Pace pace;
    private final Clock clock;

    public PayerHand(Trades trades, Announcements announcements, Timers timers, Pace pace, Clock clock) {
        this.trades = trades;
        this.announcements = announcements;
        this.timers = timers;
        this.pace = pace;
        this.clock = clock;
    }

    /** Agrees to pay. False if the trade cannot be paid any more. */
    public boolean pay(Trade trade) {
        return !expired(trade) && agree(trade, false);
    }

    boolean payBeforeTheAnswer(Trade trade) {
        return agree(trade, true);
    }

    private boolean expired(Trade trade) {
        Instant expiresAt = trade.terms().expiresAt();
        return expiresAt != null && !clock.instant().isBefore(expiresAt);
    }

    private boolean agree(Trade trade, boolean wait) {
        if (trade.terms().way() == Way.CHECKOUT) {
            boolean approved = trade.approve();
            if (approved) {
                announcements.approved(trade, wait);
            }
            return approved;
        }
        if (!trade.terms().automaticCapture()) {
            boolean authorized = trade.authorize(trade.terms().amountMinor());
            if (authorized) {
                announcements.authorized(trade, wait);
            }
            return authorized;
        }
        return collect(trade, asked(trade), wait);
    }

    /** The merchant collects what was agreed to or set aside. */
    boolean collect(Trade trade, long amountMinor, boolean wait) {
        Payment payment = trade.pay(payment(trade, amountMinor));
        if (payment == null) {
            return false;
        }
        tell(trade, payment, wait);
        if (trade.outcome() == Outcome.PAYS_TWICE) {
            timers.after(pace.of(SECOND_PAYMENT_AFTER), () -> payAgain(trade));
        }
        return true;
    }

    static long asked(Trade trade) {
        return trade.terms().amountMinor() + (trade.outcome() == Outcome.WRONG_AMOUNT ? 1 : 0);
    }

    /** Is refused by the channel. At a checkout the payer agrees all the same, and collecting fails. */
    public boolean decline(Trade trade) {
        trade.decide(Outcome.DECLINES);
        return refuse(trade);
    }

    boolean refuse(Trade trade) {
        if (trade.terms().way() == Way.CHECKOUT) {
            return agree(trade, false);
        }
        boolean declined = trade.decline();
        if (declined) {
            announcements.declined(trade);
        }
        return declined;
    }

    /** Pays whatever the trade's standing: closed, expired, paid. */
    public void payAgain(Trade trade) {
        tell(trade, trade.collect(payment(trade, trade.terms().amountMinor())), false);
    }

    public boolean payTwice(Trade trade) {
        boolean first =
                trade.payment().isPresent() || collect(trade, trade.terms().amountMinor(), false);
        payAgain(trade);
        return first;
    }

    private void tell(Trade trade, Payment payment, boolean wait) {
        trades.name(trade, payment.transactionId());
        announcements.paid(trade, payment, wait);
    }

    /** Sends callbacks by hand. For a trade that was never paid they are a forgery. */
    public boolean callBack(Trade trade, Fault fault, int count, boolean parallel) {
        List<Payment> payments = trade.payments();
        Payment told =
                payments.isEmpty() ? payment(trade, trade.terms().amountMinor()) : payments.get(payments.size() - 1);
        return announcements.repeat(trade, told, fault, count, parallel);
    }

    private Payment payment(Trade trade, long amountMinor) {
        return new Payment(announcements.of(trade).transactionId(trade), amountMinor, clock.instant());
    }
}
