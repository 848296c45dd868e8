package io.holdfast.order.reservation.rpc;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.order.reservation.ReportReservations;
import io.holdfast.order.reservation.ResolveReservation;
import io.holdfast.order.reservation.tcc.StockReservationBranch;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;
import org.apache.seata.core.context.RootContext;
import org.slf4j.MDC;

/** Reservations over Dubbo. */
@DubboService
class StockReservationsDubbo implements StockReservations {

    private final StockReservationBranch branch;
    private final ReportReservations reports;
    private final ResolveReservation resolveReservation;

    StockReservationsDubbo(
            StockReservationBranch branch, ReportReservations reports, ResolveReservation resolveReservation) {
        this.branch = branch;
        this.reports = reports;
        this.resolveReservation = resolveReservation;
    }

    @Override
    public ReservationOutcome reserve(ReserveStock reservation) {
        String xid = RootContext.getXID();
        if (xid == null) {
            // Without it the try would run as a plain call, and nobody would ever confirm or cancel it.
            throw new IllegalStateException(
                    "payment " + reservation.paymentId() + " is tried outside a global transaction");
        }
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", reservation.paymentId());
                MDC.MDCCloseable transaction = MDC.putCloseable("xid", xid)) {
            return branch.reserve(
                    null,
                    reservation.paymentId(),
                    reservation.merchantId(),
                    reservation.orderId(),
                    reservation.total().amountMinor(),
                    reservation.total().currency().name(),
                    reservation.expiresAt().toEpochMilli());
        }
    }

    @Override
    public List<BranchReport> report(List<String> paymentIds) {
        return reports.of(paymentIds);
    }

    @Override
    public BranchReport resolve(String paymentId, Resolution resolution) {
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", paymentId)) {
            return resolveReservation.resolve(paymentId, resolution);
        }
    }
}
