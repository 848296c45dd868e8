package io.holdfast.order.reservation;

import static io.holdfast.order.RunningOrderService.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The same of payments that no global transaction spans: all that they lack is its name, which the kit expects back. */
class UnspannedReservationContractTest extends StockReservationContractTest {

    private final Map<String, String> expected = new ConcurrentHashMap<>();

    @Override
    ReservationOutcome reserve(ReserveStock wanted, Branch branch) {
        expected.putIfAbsent(wanted.paymentId(), branch.xid());
        return bean(ReserveOrder.class).reserve(wanted);
    }

    @Override
    protected BranchReport report(String paymentId) {
        return named(super.report(paymentId));
    }

    @Override
    protected BranchReport resolve(String paymentId, Resolution resolution) {
        return named(super.resolve(paymentId, resolution));
    }

    private BranchReport named(BranchReport report) {
        assertThat(report.xid()).isNull();
        return new BranchReport(report.paymentId(), report.state(), expected.get(report.paymentId()));
    }
}
