package io.holdfast.payment.fake;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reserves at {@link FakeStock}, outside of any transaction. */
public final class FakeOrderPayments implements OrderPayments {

    private final FakeStock stock;
    public final List<ReserveStock> reservations = new CopyOnWriteArrayList<>();
    public volatile Runnable afterReserve = () -> {};

    public FakeOrderPayments(FakeStock stock) {
        this.stock = stock;
    }

    @Override
    public ReservationOutcome reserve(ReserveStock reservation) {
        stock.answering();
        reservations.add(reservation);
        if (stock.state(reservation.paymentId()) == BranchState.CANCELLED) {
            return new ReservationOutcome.Declined(ReservationOutcome.Reason.ALREADY_CANCELLED);
        }
        if (stock.declines != null) {
            return new ReservationOutcome.Declined(stock.declines);
        }
        stock.put(reservation.paymentId(), BranchState.TRIED, null);
        afterReserve.run();
        return new ReservationOutcome.Reserved(stock.customer);
    }

    @Override
    public void unsettle(String paymentId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RefundNoteOutcome refunded(NoteRefund refund) {
        throw new UnsupportedOperationException();
    }
}
