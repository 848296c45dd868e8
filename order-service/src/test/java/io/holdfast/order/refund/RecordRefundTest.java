package io.holdfast.order.refund;

import static io.holdfast.order.RunningOrderService.bean;
import static io.holdfast.order.RunningOrderService.jdbc;
import static io.holdfast.order.RunningOrderService.newMerchant;
import static io.holdfast.order.RunningOrderService.order;
import static io.holdfast.order.RunningOrderService.ordered;
import static io.holdfast.order.RunningOrderService.paid;
import static io.holdfast.order.RunningOrderService.payment;
import static io.holdfast.order.RunningOrderService.reserveUnspanned;
import static io.holdfast.order.RunningOrderService.sku;
import static io.holdfast.order.RunningOrderService.stocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.order.RefundNoteOutcome.Declined;
import io.holdfast.contract.order.RefundNoteOutcome.Noted;
import io.holdfast.contract.order.RefundNoteOutcome.Reason;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.RunningOrderService;
import io.holdfast.order.reservation.FinishReservation;
import io.holdfast.order.reservation.UndoSale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordRefundTest {

    private static final int DUPLICATES = 50;

    private final String merchantId = newMerchant();
    private final RecordRefund recordRefund = bean(RecordRefund.class);

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
    void refunds_add_up_to_the_total_and_no_further() {
        OrderView order = aPaidOrder();
        assertThat(order.refundedMinor()).isZero();
        assertThat(recordRefund.record(refund(order, 1_500, false))).isEqualTo(new Noted());
        assertThat(recordRefund.record(refund(order, 2_001, false))).isEqualTo(new Declined(Reason.AMOUNT_TOO_HIGH));
        assertThat(order(order).refundedMinor()).isEqualTo(1_500);
        assertThat(recordRefund.record(refund(order, 2_000, false))).isEqualTo(new Noted());
        assertThat(recordRefund.record(refund(order, 1, false))).isEqualTo(new Declined(Reason.AMOUNT_TOO_HIGH));
        assertThat(order(order).refundedMinor()).isEqualTo(3_500);
        assertThat(order(order).state()).isEqualTo(OrderState.PAID);
        assertStock("tea", 98, 2);
    }

    @Test
    void the_same_refund_again_is_noted_once() {
        OrderView order = aPaidOrder();
        NoteRefund refund = refund(order, 1_500, true);
        assertThat(recordRefund.record(refund)).isEqualTo(new Noted());
        assertThat(recordRefund.record(refund)).isEqualTo(new Noted());
        assertThat(order(order).refundedMinor()).isEqualTo(1_500);
        assertStock("tea", 100, 0);
    }

    @Test
    void the_same_refund_with_another_content_is_declined() {
        OrderView order = aPaidOrder();
        OrderView other = aPaidOrder();
        NoteRefund refund = refund(order, 1_500, false);
        recordRefund.record(refund);
        for (NoteRefund changed : List.of(
                new NoteRefund(refund.refundId(), refund.paymentId(), cny(1_501), false),
                new NoteRefund(refund.refundId(), refund.paymentId(), Money.of(1_500, CurrencyCode.USD), false),
                new NoteRefund(refund.refundId(), refund.paymentId(), cny(1_500), true),
                new NoteRefund(refund.refundId(), paymentOf(other), cny(1_500), false))) {
            assertThat(recordRefund.record(changed)).isEqualTo(new Declined(Reason.CONTENT_MISMATCH));
        }
        assertThat(order(order).refundedMinor()).isEqualTo(1_500);
        assertThat(order(other).refundedMinor()).isZero();
        assertStock("tea", 96, 4);
    }

    @Test
    void of_all_refunds_that_restock_the_first_does() {
        OrderView order = aPaidOrder();
        recordRefund.record(refund(order, 500, false));
        assertStock("tea", 98, 2);
        recordRefund.record(refund(order, 500, true));
        assertStock("tea", 100, 0);
        assertStock("cup", 100, 0);
        assertThat(recordRefund.record(refund(order, 500, true))).isEqualTo(new Noted());
        assertStock("tea", 100, 0);
        assertStock("cup", 100, 0);
    }

    @Test
    void pieces_that_came_back_are_sold_again() {
        stocked(merchantId, "rarity", 10, 1);
        OrderView first = paid(ordered(merchantId, new OrderItem("rarity", 1)));
        recordRefund.record(refund(first, 10, true));
        OrderView second = paid(ordered(merchantId, new OrderItem("rarity", 1)));
        assertThat(second.state()).isEqualTo(OrderState.PAID);
        assertThat(sku(merchantId, "rarity").sold()).isOne();
        assertThat(order(first).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void a_refund_of_what_is_not_paid_is_declined_and_leaves_no_trace() {
        OrderView open = anOrder();
        ReserveStock paying = payment(open);
        NoteRefund early = new NoteRefund(PublicId.mint("ref"), paying.paymentId(), cny(1), true);
        assertThat(recordRefund.record(early)).isEqualTo(new Declined(Reason.NOT_PAID));
        reserveUnspanned(paying);
        assertThat(recordRefund.record(early)).isEqualTo(new Declined(Reason.NOT_PAID));
        bean(FinishReservation.class).confirm(paying.paymentId());
        assertThat(recordRefund.record(early)).isEqualTo(new Noted());

        OrderView undone = aPaidOrder();
        String payment = paymentOf(undone);
        bean(UndoSale.class).undo(payment);
        assertThat(recordRefund.record(new NoteRefund(PublicId.mint("ref"), payment, cny(1), true)))
                .isEqualTo(new Declined(Reason.NOT_PAID));
        assertThat(order(undone).refundedMinor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ref_1, 0, CNY",
        "ref_1, -1, CNY",
        "ref_1, 1000000000001, CNY",
        "ref_1, 100, USD",
        "'', 100, CNY",
        "réf, 100, CNY"
    })
    void what_no_refund_can_be_is_the_callers_mistake(String refundId, long amountMinor, CurrencyCode currency) {
        OrderView order = aPaidOrder();
        NoteRefund refund = new NoteRefund(refundId, paymentOf(order), Money.of(amountMinor, currency), true);
        assertThatThrownBy(() -> recordRefund.record(refund)).isInstanceOf(IllegalArgumentException.class);
        assertThat(order(order)).isEqualTo(order);
        assertStock("tea", 98, 2);
    }

    @Test
    void fifty_of_the_same_at_once_are_noted_once() throws Exception {
        OrderView order = aPaidOrder();
        NoteRefund refund = refund(order, 100, true);
        assertThat(atOnce(Collections.nCopies(DUPLICATES, refund))).containsOnly(new Noted());
        assertThat(order(order).refundedMinor()).isEqualTo(100);
        assertStock("tea", 100, 0);
    }

    @Test
    void of_fifty_different_ones_at_once_those_that_fit_are_noted_and_one_restocks() throws Exception {
        OrderView order = aPaidOrder();
        List<NoteRefund> refunds = new ArrayList<>();
        for (int i = 0; i < DUPLICATES; i++) {
            refunds.add(refund(order, 300, true));
        }
        List<RefundNoteOutcome> outcomes = atOnce(refunds);
        assertThat(outcomes).filteredOn(new Noted()::equals).hasSize(11);
        assertThat(outcomes).filteredOn(Declined.class::isInstance).containsOnly(new Declined(Reason.AMOUNT_TOO_HIGH));
        assertThat(order(order).refundedMinor()).isEqualTo(3_300);
        assertStock("tea", 100, 0);
    }

    @Test
    void a_refund_and_the_undoing_of_the_sale_never_both_win() throws Exception {
        for (int round = 0; round < 20; round++) {
            OrderView order = aPaidOrder();
            NoteRefund refund = refund(order, 100, true);
            List<Boolean> won = AtOnce.call(List.<Callable<Boolean>>of(
                    () -> recordRefund.record(refund).equals(new Noted()), () -> undone(refund.paymentId())));
            assertThat(won.get(0) ^ won.get(1)).as("refunded, undone: %s", won).isTrue();
            assertStock("tea", 100, 0);
        }
    }

    @Test
    void the_database_itself_refuses_to_refund_more_than_was_paid() {
        OrderView order = aPaidOrder();
        assertThatThrownBy(() -> jdbc().update(
                                "UPDATE orders SET refunded_minor = total_minor + 1 WHERE order_id = ?",
                                order.orderId()))
                .hasMessageContaining("orders_are_refunded_once_at_most");
    }

    private static boolean undone(String paymentId) {
        try {
            bean(UndoSale.class).undo(paymentId);
            return true;
        } catch (IllegalStateException refunded) {
            return false;
        }
    }

    private List<RefundNoteOutcome> atOnce(List<NoteRefund> refunds) throws Exception {
        List<Callable<RefundNoteOutcome>> calls = new ArrayList<>();
        refunds.forEach(refund -> calls.add(() -> recordRefund.record(refund)));
        return AtOnce.call(calls);
    }

    private OrderView anOrder() {
        return ordered(merchantId, new OrderItem("tea", 2), new OrderItem("cup", 3));
    }

    private OrderView aPaidOrder() {
        return paid(anOrder());
    }

    private static NoteRefund refund(OrderView order, long amountMinor, boolean restock) {
        return new NoteRefund(PublicId.mint("ref"), paymentOf(order), cny(amountMinor), restock);
    }

    private static String paymentOf(OrderView order) {
        return Objects.requireNonNull(order.paymentId());
    }

    private static Money cny(long amountMinor) {
        return Money.of(amountMinor, CurrencyCode.CNY);
    }

    private void assertStock(String sku, long available, long sold) {
        assertThat(sku(merchantId, sku))
                .extracting("available", "reserved", "sold")
                .containsExactly(available, 0L, sold);
    }
}
