package io.holdfast.order.reservation;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.order.transaction.Transactions;
import io.holdfast.order.transaction.Transactions.Rollback;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a reservation back: its order is OPEN again, its pieces are available. A payment that was never tried here is put
 * on record as cancelled, so that its try is refused should it still arrive.
 */
public final class CancelReservation {

    private static final Logger log = LoggerFactory.getLogger(CancelReservation.class);
    private static final int ATTEMPTS = 10;

    private final Reservations reservations;
    private final ReportReservations reports;
    private final Transactions transactions;
    private final ReservationTally tally;
    private final Clock clock;

    CancelReservation(
            Reservations reservations,
            ReportReservations reports,
            Transactions transactions,
            ReservationTally tally,
            Clock clock) {
        this.reservations = reservations;
        this.reports = reports;
        this.transactions = transactions;
        this.tally = tally;
        this.clock = clock;
    }

    /** May be repeated. */
    public Ending cancel(String paymentId) {
        Ending ending = ending(paymentId);
        tally.cancelled(ending);
        return ending;
    }

    private Ending ending(String paymentId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (transactions.run(rollback -> cancelled(paymentId, rollback))) {
                return Ending.DONE;
            }
            BranchState state = reports.of(paymentId).state();
            switch (state) {
                case CANCELLED:
                    return Ending.ALREADY_DONE;
                case CONFIRMED:
                    log.error("cancel of payment {} refused: its reservation is {}", paymentId, state);
                    return Ending.REFUSED;
                case TRIED, ABSENT: // a try was committed or rolled back only now
            }
        }
        throw new IllegalStateException("payment " + paymentId + " is TRIED, but its order is not PAYING by it");
    }

    private boolean cancelled(String paymentId, Rollback rollback) {
        Instant now = clock.instant();
        if (reservations.cancel(paymentId, now)) {
            reservations.giveBack(paymentId);
            return true;
        }
        return reservations.insertCancelled(paymentId, now) || rollback.with(false);
    }
}
