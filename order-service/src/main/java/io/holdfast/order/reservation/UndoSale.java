package io.holdfast.order.reservation;

import io.holdfast.order.argument.Argument;
import io.holdfast.order.transaction.Transactions;
import java.time.Clock;

/** Undoes a sale whose payment could not be settled after all, as if the payment had been cancelled. May be repeated. */
public final class UndoSale {

    private static final int LOOKS = 2;

    private final Reservations reservations;
    private final FinishReservation finishReservation;
    private final Transactions transactions;
    private final ReservationTally tally;
    private final Clock clock;

    UndoSale(
            Reservations reservations,
            FinishReservation finishReservation,
            Transactions transactions,
            ReservationTally tally,
            Clock clock) {
        this.reservations = reservations;
        this.finishReservation = finishReservation;
        this.transactions = transactions;
        this.tally = tally;
        this.clock = clock;
    }

    /**
     * The order is OPEN again, or CLOSED if its time is over, and its pieces are available. A payment that is still TRIED,
     * or was never tried here, is cancelled: its try and its confirm are refused should they still arrive.
     *
     * @throws IllegalStateException if money of the sale was refunded: then it stands
     */
    public void undo(String paymentId) {
        Argument.id("paymentId", paymentId);
        // One that is confirmed between the two halves of the first look is met by the second look: it stays CONFIRMED.
        for (int look = 0; look < LOOKS; look++) {
            if (undone(paymentId)) {
                return;
            }
        }
        tally.unsettled(Ending.REFUSED);
        throw new IllegalStateException("payment " + paymentId + " was refunded: its sale stands");
    }

    private boolean undone(String paymentId) {
        return unsettled(paymentId) || finishReservation.cancel(paymentId).isAsAsked();
    }

    private boolean unsettled(String paymentId) {
        boolean unsettled = transactions.run(rollback -> {
            if (!reservations.unsettle(paymentId, clock.instant())) {
                return false;
            }
            reservations.takeFromSold(paymentId);
            return true;
        });
        if (unsettled) {
            tally.unsettled(Ending.DONE);
        }
        return unsettled;
    }
}
