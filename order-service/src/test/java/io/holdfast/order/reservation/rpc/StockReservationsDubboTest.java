package io.holdfast.order.reservation.rpc;

import static io.holdfast.order.RunningOrderService.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.RunningOrderService;
import io.holdfast.order.reservation.ReportReservations;
import io.holdfast.order.reservation.ResolveReservation;
import io.holdfast.order.reservation.tcc.StockReservationBranch;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockReservationsDubboTest {

    private final StockReservationsDubbo edge = new StockReservationsDubbo(
            bean(StockReservationBranch.class), bean(ReportReservations.class), bean(ResolveReservation.class));

    @Test
    void a_try_outside_a_global_transaction_is_refused_and_moves_nothing() {
        String merchantId = RunningOrderService.newMerchant();
        RunningOrderService.stocked(merchantId, "tea", 250, 10);
        OrderView order = RunningOrderService.ordered(merchantId, new OrderItem("tea", 1));
        ReserveStock payment = RunningOrderService.payment(order);

        assertThatThrownBy(() -> edge.reserve(payment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(payment.paymentId());

        assertThat(RunningOrderService.order(order)).isEqualTo(order);
        assertThat(RunningOrderService.sku(merchantId, "tea").reserved()).isZero();
        assertThat(edge.report(List.of(payment.paymentId())))
                .containsExactly(new BranchReport(payment.paymentId(), BranchState.ABSENT, null));
    }

    @Test
    void a_payment_can_be_finished_without_a_global_transaction() {
        assertThat(edge.resolve("pay_never_tried", Resolution.CANCEL))
                .isEqualTo(new BranchReport("pay_never_tried", BranchState.CANCELLED, null));
    }
}
