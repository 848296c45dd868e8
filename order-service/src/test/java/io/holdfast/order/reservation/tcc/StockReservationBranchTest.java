package io.holdfast.order.reservation.tcc;

import static io.holdfast.order.RunningOrderService.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.RunningOrderService;
import io.holdfast.order.reservation.ReportReservations;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.api.BusinessActionContextParameter;
import org.apache.seata.rm.tcc.api.LocalTCC;
import org.apache.seata.rm.tcc.api.TwoPhaseBusinessAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The participant as the coordinator's client drives it: with nothing but the context of the try. */
class StockReservationBranchTest {

    private static final String XID = "127.0.0.1:8091:42";

    private final String merchantId = RunningOrderService.newMerchant();
    private final StockReservationBranch branch = bean(StockReservationBranch.class);

    @BeforeEach
    void something_is_sold() {
        RunningOrderService.stocked(merchantId, "tea", 250, 10);
    }

    @Test
    void a_branch_is_tried_and_confirmed() {
        ReserveStock payment = payment();
        BusinessActionContext context = context(payment, System.nanoTime());
        assertThat(reserve(context, payment)).isEqualTo(new ReservationOutcome.Reserved("alice"));
        assertThat(bean(ReportReservations.class).of(payment.paymentId()))
                .isEqualTo(new BranchReport(payment.paymentId(), BranchState.TRIED, XID));
        assertThat(branch.confirm(context)).isTrue();
        assertThat(branch.cancel(context)).isFalse();
        assertThat(RunningOrderService.sku(merchantId, "tea").sold()).isOne();
    }

    @Test
    void a_branch_is_tried_and_cancelled() {
        ReserveStock payment = payment();
        BusinessActionContext context = context(payment, System.nanoTime());
        reserve(context, payment);
        assertThat(branch.cancel(context)).isTrue();
        assertThat(branch.confirm(context)).isFalse();
        assertThat(RunningOrderService.sku(merchantId, "tea").available()).isEqualTo(10);
    }

    @Test
    void the_coordinators_client_finds_both_phases_and_the_payment_to_remember() throws Exception {
        assertThat(StockReservationBranch.class).hasAnnotation(LocalTCC.class);
        Method reserve = Arrays.stream(StockReservationBranch.class.getMethods())
                .filter(method -> method.isAnnotationPresent(TwoPhaseBusinessAction.class))
                .findFirst()
                .orElseThrow();
        TwoPhaseBusinessAction phases = reserve.getAnnotation(TwoPhaseBusinessAction.class);
        for (String phase : new String[] {phases.commitMethod(), phases.rollbackMethod()}) {
            assertThat(StockReservationBranch.class
                            .getMethod(phase, BusinessActionContext.class)
                            .getReturnType())
                    .isEqualTo(boolean.class);
        }
        assertThat(phases.useTCCFence()).isFalse();
        assertThat(Arrays.stream(reserve.getParameters())
                        .map(parameter -> parameter.getAnnotation(BusinessActionContextParameter.class))
                        .filter(Objects::nonNull)
                        .map(BusinessActionContextParameter::value))
                .containsExactly("paymentId");
    }

    private ReserveStock payment() {
        OrderView order = RunningOrderService.ordered(merchantId, new OrderItem("tea", 1));
        return RunningOrderService.payment(order);
    }

    private ReservationOutcome reserve(BusinessActionContext context, ReserveStock payment) {
        return branch.reserve(
                context,
                payment.paymentId(),
                payment.merchantId(),
                payment.orderId(),
                payment.total().amountMinor(),
                payment.total().currency().name(),
                payment.expiresAt().toEpochMilli());
    }

    private static BusinessActionContext context(ReserveStock payment, long branchId) {
        return new BusinessActionContext(
                XID, Long.toString(branchId), new HashMap<>(Map.of("paymentId", payment.paymentId())));
    }
}
