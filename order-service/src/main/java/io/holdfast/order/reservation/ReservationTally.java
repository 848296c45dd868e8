package io.holdfast.order.reservation;

import io.holdfast.contract.order.ReservationOutcome;

/** Counts what happens to reservations, whoever asked for it. */
public interface ReservationTally {

    void tried(ReservationOutcome outcome);

    void confirmed(Ending ending);

    void cancelled(Ending ending);

    void unsettled(Ending ending);
}
