package io.holdfast.payment.saga.fake;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.order.StockReservations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An order-service in memory, with one piece a payment. */
public final class Shop implements OrderPayments {

    private final Map<String, BranchState> reservations = new HashMap<>();
    private final Map<String, NoteRefund> noted = new HashMap<>();
    private final Faults faults;

    public Shop(Faults faults) {
        this.faults = faults;
    }

    public synchronized BranchState state(String paymentId) {
        return reservations.getOrDefault(paymentId, BranchState.ABSENT);
    }

    public synchronized long noted() {
        return noted.values().stream()
                .mapToLong(refund -> refund.amount().amountMinor())
                .sum();
    }

    @Override
    public synchronized ReservationOutcome reserve(ReserveStock reservation) {
        ReservationOutcome declined = new ReservationOutcome.Declined(ReservationOutcome.Reason.INSUFFICIENT_STOCK);
        return faults.call("reserve", () -> declined, () -> {
            reservations.putIfAbsent(reservation.paymentId(), BranchState.TRIED);
            return state(reservation.paymentId()) == BranchState.TRIED
                    ? new ReservationOutcome.Reserved("ann")
                    : new ReservationOutcome.Declined(ReservationOutcome.Reason.ALREADY_CANCELLED);
        });
    }

    @Override
    public synchronized void unsettle(String paymentId) {
        faults.call("unsellStock", () -> null, () -> reservations.put(paymentId, BranchState.CANCELLED));
    }

    @Override
    public synchronized RefundNoteOutcome refunded(NoteRefund refund) {
        return faults.call(
                "noteOnOrder", () -> new RefundNoteOutcome.Declined(RefundNoteOutcome.Reason.NOT_PAID), () -> {
                    noted.put(refund.refundId(), refund);
                    return new RefundNoteOutcome.Noted();
                });
    }

    /** The same shop, seen by who confirms and cancels. */
    public StockReservations stock() {
        return new Stock();
    }

    private final class Stock implements StockReservations {

        @Override
        public ReservationOutcome reserve(ReserveStock reservation) {
            throw new UnsupportedOperationException("not in a global transaction");
        }

        @Override
        public List<BranchReport> report(List<String> paymentIds) {
            return paymentIds.stream().map(this::report).toList();
        }

        private BranchReport report(String paymentId) {
            return new BranchReport(paymentId, state(paymentId), null);
        }

        @Override
        public BranchReport resolve(String paymentId, Resolution resolution) {
            synchronized (Shop.this) {
                return faults.call("sellStock", () -> new BranchReport(paymentId, BranchState.CANCELLED, null), () -> {
                    BranchState now = state(paymentId);
                    if (now == BranchState.TRIED || now == BranchState.ABSENT) {
                        reservations.put(
                                paymentId,
                                resolution == Resolution.CANCEL
                                        ? BranchState.CANCELLED
                                        : now == BranchState.TRIED ? BranchState.CONFIRMED : now);
                    }
                    return report(paymentId);
                });
            }
        }
    }
}
