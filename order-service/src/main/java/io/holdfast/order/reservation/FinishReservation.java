package io.holdfast.order.reservation;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.order.transaction.Transactions;
import io.holdfast.order.transaction.Transactions.Rollback;
import io.holdfast.order.transaction.Transactions.Work;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a reservation, by a sale or by giving everything back. Both may be repeated by anyone. */
public final class FinishReservation {

    private static final Logger log = LoggerFactory.getLogger(FinishReservation.class);
    private static final int ATTEMPTS = 10;

    private final Reservations reservations;
    private final ReportReservations reports;
    private final Transactions transactions;
    private final ReservationTally tally;
    private final Clock clock;

    FinishReservation(
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

    /** The order is PAID, its pieces are sold. */
    public Ending confirm(String paymentId) {
        Ending ending = finish(paymentId, BranchState.CONFIRMED, rollback -> confirmed(paymentId));
        tally.confirmed(ending);
        return ending;
    }

    /**
     * The order is OPEN again, its pieces are available. A payment that was never tried here is put on record as
     * cancelled, so that its try is refused should it still arrive.
     */
    public Ending cancel(String paymentId) {
        Ending ending = finish(paymentId, BranchState.CANCELLED, rollback -> cancelled(paymentId, rollback));
        tally.cancelled(ending);
        return ending;
    }

    private Ending finish(String paymentId, BranchState wanted, Work<Boolean> phase) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (transactions.run(phase)) {
                return Ending.DONE;
            }
            BranchState state = reports.of(paymentId).state();
            if (state == wanted) {
                return Ending.ALREADY_DONE;
            }
            boolean refused = switch (state) {
                case CONFIRMED, CANCELLED -> true;
                case ABSENT -> wanted == BranchState.CONFIRMED;
                case TRIED -> false;
            };
            if (refused) {
                log.error("payment {} cannot be {}: its reservation is {}", paymentId, wanted, state);
                return Ending.REFUSED;
            }
            // A try was committed or rolled back between the two looks.
        }
        throw new IllegalStateException("payment " + paymentId + " is TRIED, but its order is not PAYING by it");
    }

    private boolean confirmed(String paymentId) {
        if (!reservations.confirm(paymentId, clock.instant())) {
            return false;
        }
        reservations.sell(paymentId);
        return true;
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
