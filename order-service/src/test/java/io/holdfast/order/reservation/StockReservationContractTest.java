package io.holdfast.order.reservation;

import static io.holdfast.order.RunningOrderService.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.branch.TccBranchContract;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReservationOutcome.Declined;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.order.SkuView;
import io.holdfast.contract.payment.Fate;
import io.holdfast.order.RunningOrderService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every participant must do, done by this one. A unit is a piece of one SKU. */
class StockReservationContractTest extends TccBranchContract {

    private final String merchantId = RunningOrderService.newMerchant();
    private final Map<String, OrderView> orders = new ConcurrentHashMap<>();

    @BeforeEach
    void stock_is_free() {
        RunningOrderService.stocked(merchantId, "tea", 250, FREE);
    }

    @AfterEach
    void nothing_is_lost() {
        assertThat(RunningOrderService.stockThatDoesNotAddUp()).isEmpty();
        assertThat(RunningOrderService.ordersThatDoNotMatch()).isEmpty();
    }

    /** Each payment pays an order of its own; one that asks for another content asks for another order. */
    @Override
    protected Tried attempt(String paymentId, String xid, long branchId, long units) {
        OrderView order = orders.computeIfAbsent(
                paymentId + units, key -> RunningOrderService.ordered(merchantId, new OrderItem("tea", (int) units)));
        ReserveStock wanted = new ReserveStock(
                paymentId,
                merchantId,
                order.orderId(),
                order.total(),
                Instant.now().plusSeconds(60));
        ReservationOutcome outcome = reserve(wanted, new Branch(xid, branchId));
        if (!(outcome instanceof Declined declined)) {
            return Tried.HELD;
        }
        return switch (declined.reason()) {
            case INSUFFICIENT_STOCK -> Tried.SHORT;
            case ALREADY_CANCELLED -> Tried.ALREADY_CANCELLED;
            case CONTENT_MISMATCH -> Tried.CONTENT_MISMATCH;
            case ORDER_NOT_FOUND, ORDER_NOT_PAYABLE, AMOUNT_MISMATCH -> throw new AssertionError(declined);
        };
    }

    ReservationOutcome reserve(ReserveStock wanted, Branch branch) {
        return bean(ReserveOrder.class).reserve(wanted, branch);
    }

    @Override
    protected boolean confirm(String paymentId, String xid, long branchId) {
        return bean(FinishReservation.class).confirm(paymentId).isAsAsked();
    }

    @Override
    protected boolean cancel(String paymentId, String xid, long branchId) {
        return bean(FinishReservation.class).cancel(paymentId).isAsAsked();
    }

    @Override
    protected BranchReport report(String paymentId) {
        return bean(ReportReservations.class).of(paymentId);
    }

    @Override
    protected BranchReport resolve(String paymentId, Resolution resolution) {
        return bean(ResolveReservation.class).resolve(paymentId, resolution);
    }

    @Override
    protected void sweep(Instant now, Fate answer) {
        new ExpireReservations(
                        bean(Reservations.class),
                        payments -> Collections.nCopies(payments.size(), answer),
                        bean(FinishReservation.class),
                        Clock.fixed(now, ZoneOffset.UTC),
                        3)
                .sweep();
    }

    @Override
    protected Units units() {
        SkuView tea = RunningOrderService.sku(merchantId, "tea");
        return new Units(tea.available(), tea.reserved(), tea.sold());
    }
}
