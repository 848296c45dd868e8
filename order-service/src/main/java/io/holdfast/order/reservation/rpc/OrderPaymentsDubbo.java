package io.holdfast.order.reservation.rpc;

import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.order.RefundNoteOutcome.Declined;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.refund.RecordRefund;
import io.holdfast.order.reservation.ReserveOrder;
import io.holdfast.order.reservation.UndoSale;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.apache.dubbo.config.annotation.DubboService;
import org.slf4j.MDC;

/** What payments do that no global transaction spans, over Dubbo. */
@DubboService
class OrderPaymentsDubbo implements OrderPayments {

    private final ReserveOrder reserveOrder;
    private final UndoSale undoSale;
    private final RecordRefund recordRefund;
    private final MeterRegistry meters;

    OrderPaymentsDubbo(ReserveOrder reserveOrder, UndoSale undoSale, RecordRefund recordRefund, MeterRegistry meters) {
        this.reserveOrder = reserveOrder;
        this.undoSale = undoSale;
        this.recordRefund = recordRefund;
        this.meters = meters;
    }

    @Override
    public ReservationOutcome reserve(ReserveStock reservation) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", reservation.paymentId())) {
            return reserveOrder.reserve(reservation);
        }
    }

    @Override
    public void unsettle(String paymentId) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", paymentId)) {
            undoSale.undo(paymentId);
        }
    }

    @Override
    public RefundNoteOutcome refunded(NoteRefund refund) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", refund.paymentId())) {
            RefundNoteOutcome outcome = recordRefund.record(refund);
            meters.counter("holdfast.orders", "operation", "refund", "outcome", name(outcome))
                    .increment();
            return outcome;
        }
    }

    private static String name(RefundNoteOutcome outcome) {
        return outcome instanceof Declined declined ? declined.reason().name().toLowerCase(Locale.ROOT) : "noted";
    }
}
