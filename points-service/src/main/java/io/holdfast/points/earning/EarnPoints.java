package io.holdfast.points.earning;

import io.holdfast.points.balance.Earned;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.commit.TryLaterException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the points that settled payments earned, once for each event. */
public final class EarnPoints {

    private static final Logger log = LoggerFactory.getLogger(EarnPoints.class);

    private final LocalCommit commit;
    private final ConsumedEvents events;
    private final PointsBook book;
    private final Rates rates;
    private final Clock clock;

    public EarnPoints(LocalCommit commit, ConsumedEvents events, PointsBook book, Rates rates, Clock clock) {
        this.commit = commit;
        this.events = events;
        this.book = book;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * All in one commit; if that cannot be, each in its own, so that one that cannot be booked takes none with it.
     *
     * @throws TryLaterException if the database is away: some may have been earned, and all may be tried again
     */
    public Tally earn(List<SettledPayment> payments) {
        try {
            return payments.isEmpty() ? Tally.NONE : commit.of(() -> book(payments));
        } catch (TryLaterException e) {
            throw e;
        } catch (RuntimeException e) {
            if (payments.size() == 1) {
                log.error("no points for {}", payments.get(0), e);
                return Tally.failed(payments.get(0).eventId());
            }
            log.warn("{} payments together earn no points: trying each alone", payments.size(), e);
        }
        return payments.stream().map(payment -> earn(List.of(payment))).reduce(Tally.NONE, Tally::and);
    }

    private Tally book(List<SettledPayment> payments) {
        Map<String, SettledPayment> fresh = new LinkedHashMap<>();
        payments.forEach(payment -> fresh.putIfAbsent(payment.eventId(), payment));
        Set<String> consumed = events.among(fresh.keySet());
        fresh.keySet().removeAll(consumed);
        if (!fresh.isEmpty()) {
            Instant now = clock.instant();
            events.add(fresh.keySet(), now);
            book.earn(earnedBy(fresh.values()), now);
        }
        return new Tally(fresh.size(), payments.size() - fresh.size(), Set.of());
    }

    private List<Earned> earnedBy(Iterable<SettledPayment> payments) {
        List<Earned> earned = new ArrayList<>();
        for (SettledPayment payment : payments) {
            long points = rates.earnedBy(payment.paid());
            if (points > 0) {
                earned.add(new Earned(
                        payment.paymentId(),
                        payment.owner(),
                        points,
                        payment.paid().currency()));
            }
        }
        return earned;
    }
}
