package io.holdfast.order.reservation;

import static io.holdfast.order.RunningOrderService.bean;
import static io.holdfast.order.RunningOrderService.newMerchant;
import static io.holdfast.order.RunningOrderService.order;
import static io.holdfast.order.RunningOrderService.ordered;
import static io.holdfast.order.RunningOrderService.payment;
import static io.holdfast.order.RunningOrderService.reserve;
import static io.holdfast.order.RunningOrderService.runOutOfTime;
import static io.holdfast.order.RunningOrderService.sku;
import static io.holdfast.order.RunningOrderService.stocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReservationOutcome.Declined;
import io.holdfast.contract.order.ReservationOutcome.Reason;
import io.holdfast.contract.order.ReservationOutcome.Reserved;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.RunningOrderService;
import io.holdfast.order.ordering.AmendOrder;
import io.holdfast.order.ordering.CancelOrder;
import io.holdfast.order.ordering.CloseUnpaidOrders;
import io.holdfast.protection.deadline.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReserveOrderTest {

    private static final OrderItem TWO_TEAS = new OrderItem("tea", 2);
    private static final OrderItem THREE_CUPS = new OrderItem("cup", 3);

    private final String merchantId = newMerchant();

    @BeforeEach
    void something_is_sold() {
        stocked(merchantId, "tea", 250, 100);
        stocked(merchantId, "cup", 1_000, 100);
    }

    @AfterEach
    void nothing_is_lost() {
        assertThat(RunningOrderService.stockThatDoesNotAddUp()).isEmpty();
        assertThat(RunningOrderService.ordersThatDoNotMatch()).isEmpty();
    }

    @Test
    void an_order_is_paying_while_its_stock_is_reserved_and_paid_once_it_is_sold() {
        OrderView order = ordered(merchantId, TWO_TEAS, THREE_CUPS);
        ReserveStock payment = payment(order);

        assertThat(reserve(payment)).isEqualTo(new Reserved("alice"));
        assertThat(order(order).state()).isEqualTo(OrderState.PAYING);
        assertThat(order(order).paymentId()).isEqualTo(payment.paymentId());
        assertStock("tea", 98, 2, 0);
        assertStock("cup", 97, 3, 0);

        assertThat(bean(FinishReservation.class).confirm(payment.paymentId())).isEqualTo(Ending.DONE);
        assertThat(order(order).state()).isEqualTo(OrderState.PAID);
        assertThat(order(order).paymentId()).isEqualTo(payment.paymentId());
        assertStock("tea", 98, 0, 2);
        assertStock("cup", 97, 0, 3);
        assertThat(bean(FinishReservation.class).confirm(payment.paymentId())).isEqualTo(Ending.ALREADY_DONE);
    }

    @Test
    void a_cancelled_payment_leaves_the_order_to_another_one() {
        OrderView order = ordered(merchantId, TWO_TEAS, THREE_CUPS);
        ReserveStock first = payment(order);
        reserve(first);

        assertThat(bean(FinishReservation.class).cancel(first.paymentId())).isEqualTo(Ending.DONE);
        assertThat(order(order)).isEqualTo(order);
        assertStock("tea", 100, 0, 0);
        assertStock("cup", 100, 0, 0);

        ReserveStock second = payment(order);
        assertThat(reserve(second)).isEqualTo(new Reserved("alice"));
        // The first one's late confirm must not take what the second one holds, nor its cancel give it back.
        assertThat(bean(FinishReservation.class).confirm(first.paymentId())).isEqualTo(Ending.REFUSED);
        assertThat(bean(FinishReservation.class).cancel(first.paymentId())).isEqualTo(Ending.ALREADY_DONE);
        assertThat(order(order).paymentId()).isEqualTo(second.paymentId());
        assertStock("tea", 98, 2, 0);
    }

    @Test
    void a_try_whose_time_has_run_out_writes_nothing() {
        OrderView order = ordered(merchantId, TWO_TEAS, THREE_CUPS);
        ReserveStock payment = payment(order);

        try (Deadline.Scope scope = Deadline.in(Duration.ZERO).begin()) {
            assertThatThrownBy(() -> reserve(payment)).isInstanceOf(CallRefusedException.class);
        }

        assertThat(order(order)).isEqualTo(order);
        assertStock("tea", 100, 0, 0);
        assertThat(reserve(payment)).isEqualTo(new Reserved("alice"));
    }

    @ParameterizedTest
    @MethodSource
    void what_cannot_be_reserved_is_declined_and_leaves_no_trace(
            Reason reason, UnaryOperator<OrderView> before, UnaryOperator<ReserveStock> asked) {
        OrderView order = before.apply(ordered(merchantId, TWO_TEAS, THREE_CUPS));
        OrderView asItWas = order(order);
        ReserveStock payment = asked.apply(payment(order));
        long held = sku(merchantId, "tea").reserved();

        assertThat(reserve(payment)).isEqualTo(new Declined(reason));

        assertThat(order(order)).isEqualTo(asItWas);
        assertThat(sku(merchantId, "tea").reserved()).isEqualTo(held);
        assertThat(bean(ReportReservations.class).of(payment.paymentId()).state())
                .isEqualTo(BranchState.ABSENT);
    }

    static Stream<Arguments> what_cannot_be_reserved_is_declined_and_leaves_no_trace() {
        return Stream.of(
                declined(Reason.ORDER_NOT_FOUND, order -> order, payment -> with(payment, "ord_unknown")),
                declined(Reason.ORDER_NOT_FOUND, order -> order, payment -> with(payment, "ördér")),
                declined(
                        Reason.ORDER_NOT_FOUND,
                        order -> order,
                        payment -> new ReserveStock(
                                payment.paymentId(),
                                newMerchant(),
                                payment.orderId(),
                                payment.total(),
                                payment.expiresAt())),
                declined(Reason.ORDER_NOT_PAYABLE, ReserveOrderTest::cancelled, payment -> payment),
                declined(Reason.ORDER_NOT_PAYABLE, ReserveOrderTest::expired, payment -> payment),
                declined(Reason.ORDER_NOT_PAYABLE, ReserveOrderTest::paying, payment -> payment),
                declined(Reason.ORDER_NOT_PAYABLE, ReserveOrderTest::paid, payment -> payment),
                declined(Reason.AMOUNT_MISMATCH, order -> order, payment -> with(payment, 3_499, CurrencyCode.CNY)),
                declined(Reason.AMOUNT_MISMATCH, order -> order, payment -> with(payment, 3_501, CurrencyCode.CNY)),
                declined(Reason.AMOUNT_MISMATCH, order -> order, payment -> with(payment, 3_500, CurrencyCode.USD)),
                declined(Reason.AMOUNT_MISMATCH, order -> order, payment -> with(payment, 0, CurrencyCode.CNY)),
                declined(Reason.AMOUNT_MISMATCH, order -> order, payment -> with(payment, -3_500, CurrencyCode.CNY)),
                declined(Reason.INSUFFICIENT_STOCK, ReserveOrderTest::soldOutOfTea, payment -> payment));
    }

    private static Arguments declined(
            Reason reason, UnaryOperator<OrderView> before, UnaryOperator<ReserveStock> asked) {
        return Arguments.of(reason, before, asked);
    }

    @Test
    void an_amended_order_is_paid_at_its_new_price() {
        OrderView order = ordered(merchantId, TWO_TEAS);
        ReserveStock old = payment(order);
        OrderOutcome amended = bean(AmendOrder.class).amend(merchantId, order.orderId(), List.of(THREE_CUPS));
        assertThat(reserve(old)).isEqualTo(new Declined(Reason.AMOUNT_MISMATCH));
        assertThat(reserve(payment(((OrderOutcome.Accepted) amended).order()))).isEqualTo(new Reserved("alice"));
        assertStock("tea", 100, 0, 0);
        assertStock("cup", 97, 3, 0);
    }

    @Test
    void an_order_whose_time_ran_out_while_it_was_being_paid_is_open_again_and_then_closed() {
        OrderView order = ordered(merchantId, TWO_TEAS);
        ReserveStock payment = payment(order);
        reserve(payment);
        runOutOfTime(order);
        bean(CloseUnpaidOrders.class).close();
        assertThat(order(order).state()).isEqualTo(OrderState.PAYING);

        bean(FinishReservation.class).cancel(payment.paymentId());
        assertThat(order(order).state()).isEqualTo(OrderState.OPEN);
        bean(CloseUnpaidOrders.class).close();
        assertThat(order(order).state()).isEqualTo(OrderState.CLOSED);
    }

    @Test
    void an_order_whose_time_ran_out_while_it_was_being_paid_can_still_be_confirmed() {
        OrderView order = ordered(merchantId, TWO_TEAS);
        ReserveStock payment = payment(order);
        reserve(payment);
        runOutOfTime(order);
        assertThat(bean(FinishReservation.class).confirm(payment.paymentId())).isEqualTo(Ending.DONE);
        assertThat(order(order).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void of_fifty_payments_for_one_order_at_once_one_reserves() throws Exception {
        OrderView order = ordered(merchantId, TWO_TEAS, THREE_CUPS);
        List<ReservationOutcome> outcomes = AtOnce.call(Collections.nCopies(50, () -> reserve(payment(order))));
        assertThat(outcomes).filteredOn(Reserved.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Declined.class::isInstance)
                .containsOnly(new Declined(Reason.ORDER_NOT_PAYABLE))
                .hasSize(49);
        assertStock("tea", 98, 2, 0);
        assertStock("cup", 97, 3, 0);
    }

    @Test
    void orders_that_name_their_skus_in_opposite_directions_never_fail_for_each_other() throws Exception {
        List<Callable<Ending>> payments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            OrderView order = i % 2 == 0
                    ? ordered(merchantId, new OrderItem("tea", 1), new OrderItem("cup", 1))
                    : ordered(merchantId, new OrderItem("cup", 1), new OrderItem("tea", 1));
            boolean confirmed = i % 4 < 2;
            payments.add(() -> {
                ReserveStock payment = payment(order);
                assertThat(reserve(payment)).isEqualTo(new Reserved("alice"));
                return confirmed
                        ? bean(FinishReservation.class).confirm(payment.paymentId())
                        : bean(FinishReservation.class).cancel(payment.paymentId());
            });
        }
        assertThat(AtOnce.call(payments)).containsOnly(Ending.DONE);
        assertStock("tea", 80, 0, 20);
        assertStock("cup", 80, 0, 20);
    }

    /** Amending, cancelling and closing an order against a payment that reserves it: one comes first, and it shows. */
    @ParameterizedTest
    @EnumSource(Rival.class)
    void a_payment_and_a_change_of_its_order_never_both_win(Rival rival) throws Exception {
        for (int round = 0; round < 20; round++) {
            OrderView order = ordered(merchantId, TWO_TEAS);
            ReserveStock payment = payment(order);
            List<Boolean> won =
                    AtOnce.call(List.of(() -> reserve(payment) instanceof Reserved, () -> rival.changes(order)));

            boolean reserved = won.get(0);
            boolean changed = won.get(1);
            assertThat(reserved ^ changed)
                    .as("reserved %s, changed %s", reserved, changed)
                    .isTrue();
            assertThat(order(order).state()).isEqualTo(reserved ? OrderState.PAYING : rival.leaves);
            assertThat(bean(ReportReservations.class).of(payment.paymentId()).state())
                    .isEqualTo(reserved ? BranchState.TRIED : BranchState.ABSENT);
            if (reserved) {
                bean(FinishReservation.class).cancel(payment.paymentId());
            }
        }
        assertStock("tea", 100, 0, 0);
    }

    enum Rival {
        AMEND(OrderState.OPEN) {
            @Override
            boolean changes(OrderView order) {
                return bean(AmendOrder.class).amend(order.merchantId(), order.orderId(), List.of(THREE_CUPS))
                        instanceof OrderOutcome.Accepted;
            }
        },
        CANCEL(OrderState.CANCELLED) {
            @Override
            boolean changes(OrderView order) {
                return bean(CancelOrder.class).cancel(order.merchantId(), order.orderId())
                        instanceof OrderOutcome.Accepted;
            }
        },
        CLOSE(OrderState.CLOSED) {
            @Override
            boolean changes(OrderView order) {
                runOutOfTime(order);
                // An order that a payment is at work on is skipped, and met by a later round if it is still open.
                while (order(order).state() == OrderState.OPEN) {
                    bean(CloseUnpaidOrders.class).close();
                }
                return order(order).state() == OrderState.CLOSED;
            }
        };

        private final OrderState leaves;

        Rival(OrderState leaves) {
            this.leaves = leaves;
        }

        abstract boolean changes(OrderView order);
    }

    @Test
    void a_storm_on_few_skus_keeps_every_piece() throws Exception {
        long seed = System.nanoTime();
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int client = 0; client < 24; client++) {
            Random random = new Random(seed + client);
            clients.add(() -> {
                for (int i = 0; i < 15; i++) {
                    OrderView order = ordered(
                            merchantId,
                            new OrderItem("tea", 1 + random.nextInt(9)),
                            new OrderItem("cup", 1 + random.nextInt(9)));
                    ReserveStock payment = payment(order);
                    ReservationOutcome outcome = reserve(payment);
                    boolean confirm = outcome instanceof Reserved && random.nextInt(4) == 0;
                    Ending ending = confirm
                            ? bean(FinishReservation.class).confirm(payment.paymentId())
                            : bean(FinishReservation.class).cancel(payment.paymentId());
                    assertThat(ending).as("seed %d", seed).isEqualTo(Ending.DONE);
                }
                return true;
            });
        }
        assertThat(AtOnce.call(clients)).containsOnly(true);
        assertThat(sku(merchantId, "tea").reserved()).isZero();
        assertThat(sku(merchantId, "cup").reserved()).isZero();
    }

    @Test
    void a_payment_without_an_identifier_is_the_callers_mistake() {
        OrderView order = ordered(merchantId, TWO_TEAS);
        ReserveStock nameless = new ReserveStock(
                "", merchantId, order.orderId(), order.total(), payment(order).expiresAt());
        assertThatThrownBy(() -> reserve(nameless)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reports_come_in_the_order_asked_and_five_hundred_at_most() {
        ReserveStock payment = payment(ordered(merchantId, TWO_TEAS));
        reserve(payment);
        assertThat(bean(ReportReservations.class).of(List.of("pay_x", payment.paymentId(), "pay_y")))
                .extracting("paymentId", "state")
                .containsExactly(
                        tuple("pay_x", BranchState.ABSENT),
                        tuple(payment.paymentId(), BranchState.TRIED),
                        tuple("pay_y", BranchState.ABSENT));
        assertThat(bean(ReportReservations.class).of(List.of())).isEmpty();
        assertThat(bean(ReportReservations.class).of(Collections.nCopies(500, "pay_x")))
                .hasSize(500);
        assertThatThrownBy(() -> bean(ReportReservations.class).of(Collections.nCopies(501, "pay_x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertStock(String sku, long available, long reserved, long sold) {
        assertThat(sku(merchantId, sku))
                .extracting("available", "reserved", "sold")
                .containsExactly(available, reserved, sold);
    }

    private static ReserveStock with(ReserveStock payment, String orderId) {
        return new ReserveStock(
                payment.paymentId(), payment.merchantId(), orderId, payment.total(), payment.expiresAt());
    }

    private static ReserveStock with(ReserveStock payment, long amountMinor, CurrencyCode currency) {
        return new ReserveStock(
                payment.paymentId(),
                payment.merchantId(),
                payment.orderId(),
                Money.of(amountMinor, currency),
                payment.expiresAt());
    }

    private static OrderView cancelled(OrderView order) {
        return ((OrderOutcome.Accepted) bean(CancelOrder.class).cancel(order.merchantId(), order.orderId())).order();
    }

    private static OrderView expired(OrderView order) {
        runOutOfTime(order);
        return order;
    }

    private static OrderView paying(OrderView order) {
        assertThat(reserve(payment(order))).isInstanceOf(Reserved.class);
        return order;
    }

    private static OrderView paid(OrderView order) {
        ReserveStock payment = payment(order);
        reserve(payment);
        bean(FinishReservation.class).confirm(payment.paymentId());
        return order;
    }

    /** Cups come first in the order of locks, so what was taken of them must be given back. */
    private static OrderView soldOutOfTea(OrderView order) {
        paid(ordered(order.merchantId(), new OrderItem("tea", 99)));
        return order;
    }
}
