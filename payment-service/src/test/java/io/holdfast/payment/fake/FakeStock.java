package io.holdfast.payment.fake;

import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.order.StockReservations;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public final class FakeStock extends FakeBranch implements StockReservations {

    public final List<ReserveStock> tries = new CopyOnWriteArrayList<>();
    public volatile ReservationOutcome.Reason declines;
    public volatile String customer = "ann";

    public FakeStock(FakeCoordinator coordinator) {
        super(coordinator);
    }

    @Override
    public ReservationOutcome reserve(ReserveStock reservation) {
        tries.add(reservation);
        if (declines != null) {
            answering();
            return new ReservationOutcome.Declined(declines);
        }
        return tried(reservation.paymentId())
                ? new ReservationOutcome.Reserved(customer)
                : new ReservationOutcome.Declined(ReservationOutcome.Reason.ALREADY_CANCELLED);
    }
}
