package io.holdfast.order.reservation;

import static io.holdfast.order.RunningOrderService.bean;
import static io.holdfast.order.RunningOrderService.newMerchant;
import static io.holdfast.order.RunningOrderService.order;
import static io.holdfast.order.RunningOrderService.ordered;
import static io.holdfast.order.RunningOrderService.payment;
import static io.holdfast.order.RunningOrderService.reserveUnspanned;
import static io.holdfast.order.RunningOrderService.runOutOfTime;
import static io.holdfast.order.RunningOrderService.sku;
import static io.holdfast.order.RunningOrderService.stocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.order.ReservationOutcome.Declined;
import io.holdfast.contract.order.ReservationOutcome.Reason;
import io.holdfast.contract.order.ReservationOutcome.Reserved;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.RunningOrderService;
import io.holdfast.order.ordering.CloseUnpaidOrders;
import io.holdfast.order.refund.RecordRefund;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UndoSaleTest {

    private static final int DUPLICATES = 50;

    private final String merchantId = newMerchant();
    private final UndoSale undoSale = bean(UndoSale.class);
    private final FinishReservation finishReservation = bean(FinishReservation.class);

    @BeforeEach
    void something_is_sold() {
        stocked(merchantId, "tea", 250, 100);
        stocked(merchantId, "cup", 1_000, 100);
    }

    @AfterEach
    void nothing_is_lost() {
        assertThat(RunningOrderService.stockThatDoesNotAddUp()).isEmpty();
        assertThat(RunningOrderService.ordersThatDoNotMatch()).isEmpty();
        assertThat(RunningOrderService.refundsThatDoNotAddUp()).isEmpty();
    }

    @Test
    void a_sale_undone_leaves_the_order_and_its_pieces_to_another_payment() {
        OrderView order = anOrder();
        ReserveStock first = sold(order);
        assertStock("tea", 98, 0, 2);

        undoSale.undo(first.paymentId());

        assertThat(order(order)).isEqualTo(order);
        assertThat(state(first)).isEqualTo(BranchState.CANCELLED);
        assertStock("tea", 100, 0, 0);
        assertStock("cup", 100, 0, 0);
        ReserveStock second = payment(order);
        assertThat(reserveUnspanned(second)).isEqualTo(new Reserved("alice"));
        // Once more for the first one must not take what the second one holds.
        undoSale.undo(first.paymentId());
        assertThat(finishReservation.confirm(first.paymentId())).isEqualTo(Ending.REFUSED);
        assertThat(order(order).paymentId()).isEqualTo(second.paymentId());
        assertStock("tea", 98, 2, 0);
    }

    @Test
    void an_order_whose_time_is_over_is_closed_at_once() {
        OrderView order = anOrder();
        ReserveStock payment = sold(order);
        runOutOfTime(order);
        undoSale.undo(payment.paymentId());
        assertThat(order(order).state()).isEqualTo(OrderState.CLOSED);
        assertThat(order(order).paymentId()).isNull();
        assertStock("tea", 100, 0, 0);
    }

    @Test
    void a_payment_that_is_still_tried_is_cancelled() {
        OrderView order = anOrder();
        ReserveStock payment = payment(order);
        reserveUnspanned(payment);
        undoSale.undo(payment.paymentId());
        assertThat(order(order)).isEqualTo(order);
        assertThat(finishReservation.confirm(payment.paymentId())).isEqualTo(Ending.REFUSED);
        assertStock("tea", 100, 0, 0);
    }

    @Test
    void a_payment_that_never_came_is_refused_from_then_on() {
        OrderView order = anOrder();
        ReserveStock payment = payment(order);
        undoSale.undo(payment.paymentId());
        assertThat(reserveUnspanned(payment)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
        assertThat(order(order)).isEqualTo(order);
    }

    @Test
    void a_sale_that_was_refunded_stands() {
        OrderView order = anOrder();
        ReserveStock payment = sold(order);
        assertThat(bean(RecordRefund.class)
                        .record(new NoteRefund(
                                PublicId.mint("ref"), payment.paymentId(), Money.of(1, CurrencyCode.CNY), true)))
                .isEqualTo(new RefundNoteOutcome.Noted());
        assertThatThrownBy(() -> undoSale.undo(payment.paymentId()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(payment.paymentId());
        assertThat(order(order).state()).isEqualTo(OrderState.PAID);
        assertStock("tea", 100, 0, 0);
    }

    @Test
    void a_payment_without_an_identifier_is_the_callers_mistake() {
        assertThatThrownBy(() -> undoSale.undo("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_sweeper_for_unpaid_orders_leaves_one_that_is_being_paid() {
        OrderView order = anOrder();
        ReserveStock payment = payment(order);
        reserveUnspanned(payment);
        runOutOfTime(order);
        bean(CloseUnpaidOrders.class).close();
        assertThat(order(order).state()).isEqualTo(OrderState.PAYING);
        assertThat(finishReservation.confirm(payment.paymentId())).isEqualTo(Ending.DONE);
    }

    enum Phase {
        RESERVE,
        CONFIRM,
        UNDO
    }

    /** Whatever comes when: once it was undone, the order is free and nothing is held, sold or reserved any more. */
    @ParameterizedTest
    @MethodSource("everyOrder")
    void every_order_of_calls_ends_with_everything_back(List<Phase> phases) {
        OrderView order = anOrder();
        ReserveStock payment = payment(order);
        phases.forEach(phase -> run(phase, payment));
        assertThat(state(payment)).isEqualTo(BranchState.CANCELLED);
        assertThat(order(order)).isEqualTo(order);
        assertStock("tea", 100, 0, 0);
        assertStock("cup", 100, 0, 0);
    }

    /** Of each phase two calls, in each of the 90 orders there are. */
    static List<List<Phase>> everyOrder() {
        List<List<Phase>> orders = new ArrayList<>();
        extend(List.of(), orders);
        return orders;
    }

    private static void extend(List<Phase> begun, List<List<Phase>> orders) {
        if (begun.size() == 2 * Phase.values().length) {
            orders.add(begun);
            return;
        }
        for (Phase phase : Phase.values()) {
            if (Collections.frequency(begun, phase) < 2) {
                List<Phase> longer = new ArrayList<>(begun);
                longer.add(phase);
                extend(longer, orders);
            }
        }
    }

    @Test
    void fifty_at_once_undo_a_sale_once() throws Exception {
        OrderView order = anOrder();
        ReserveStock payment = sold(order);
        atOnce(Collections.nCopies(DUPLICATES, Phase.UNDO), payment);
        assertThat(order(order)).isEqualTo(order);
        assertStock("tea", 100, 0, 0);
    }

    @Test
    void tries_confirms_and_undoings_racing_leave_nothing_sold() throws Exception {
        for (int round = 0; round < 5; round++) {
            OrderView order = anOrder();
            ReserveStock payment = payment(order);
            List<Phase> calls = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                calls.addAll(List.of(Phase.values()));
            }
            atOnce(calls, payment);
            assertThat(state(payment)).isEqualTo(BranchState.CANCELLED);
            assertThat(order(order)).isEqualTo(order);
            assertStock("tea", 100, 0, 0);
        }
    }

    private void atOnce(List<Phase> phases, ReserveStock payment) throws Exception {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (Phase phase : phases) {
            calls.add(() -> {
                run(phase, payment);
                return true;
            });
        }
        AtOnce.call(calls);
    }

    private void run(Phase phase, ReserveStock payment) {
        switch (phase) {
            case RESERVE -> reserveUnspanned(payment);
            case CONFIRM -> finishReservation.confirm(payment.paymentId());
            case UNDO -> undoSale.undo(payment.paymentId());
        }
    }

    private OrderView anOrder() {
        return ordered(merchantId, new OrderItem("tea", 2), new OrderItem("cup", 3));
    }

    private ReserveStock sold(OrderView order) {
        ReserveStock payment = payment(order);
        assertThat(reserveUnspanned(payment)).isEqualTo(new Reserved("alice"));
        assertThat(finishReservation.confirm(payment.paymentId())).isEqualTo(Ending.DONE);
        return payment;
    }

    private static BranchState state(ReserveStock payment) {
        return bean(ReportReservations.class).of(payment.paymentId()).state();
    }

    private void assertStock(String sku, long available, long reserved, long sold) {
        assertThat(sku(merchantId, sku))
                .extracting("available", "reserved", "sold")
                .containsExactly(available, reserved, sold);
    }
}
