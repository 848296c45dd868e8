package io.holdfast.points.earning;

import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.commit.TryLaterException;
import io.holdfast.points.grant.GrantTogether;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the points that settled payments earned, once for each payment, however often its event comes. */
public final class EarnPoints {

    private static final Logger log = LoggerFactory.getLogger(EarnPoints.class);

    private final LocalCommit commit;
    private final GrantTogether grantTogether;

    public EarnPoints(LocalCommit commit, GrantTogether grantTogether) {
        this.commit = commit;
        this.grantTogether = grantTogether;
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
        Map<String, GrantPoints> settled = new LinkedHashMap<>();
        payments.forEach(payment -> settled.putIfAbsent(payment.paymentId(), payment.grant()));
        int granted = grantTogether.grant(settled.values());
        return new Tally(granted, payments.size() - granted, Set.of());
    }
}
