package io.holdfast.order.reservation;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a reservation a sale: its order is PAID, its pieces are sold. */
public final class ConfirmReservation {

    private static final Logger log = LoggerFactory.getLogger(ConfirmReservation.class);
    private static final int ATTEMPTS = 5;

    private final Reservations reservations;
    private final ReportReservations reports;
    private final Transactions transactions;
    private final ReservationTally tally;
    private final Clock clock;

    ConfirmReservation(
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
    public Ending confirm(String paymentId) {
        Ending ending = ending(paymentId);
        tally.confirmed(ending);
        return ending;
    }

    private Ending ending(String paymentId) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (transactions.run(rollback -> confirmed(paymentId))) {
                return Ending.DONE;
            }
            BranchState state = reports.of(paymentId).state();
            switch (state) {
                case CONFIRMED:
                    return Ending.ALREADY_DONE;
                case CANCELLED, ABSENT:
                    log.error("confirm of payment {} refused: its reservation is {}", paymentId, state);
                    return Ending.REFUSED;
                case TRIED: // by a try that was committed only now
            }
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
}
