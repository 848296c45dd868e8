package io.holdfast.order.ordering;

import static io.holdfast.order.RunningOrderService.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderLine;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderOutcome.Accepted;
import io.holdfast.contract.order.OrderOutcome.Reason;
import io.holdfast.contract.order.OrderOutcome.Refused;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.order.RunningOrderService;
import io.holdfast.order.catalogue.ListSku;
import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderingTest {

    private final String merchantId = RunningOrderService.newMerchant();

    @BeforeEach
    void something_is_sold() {
        RunningOrderService.stocked(merchantId, "tea", 250, 100);
        RunningOrderService.stocked(merchantId, "cup", 1_000, 100);
        RunningOrderService.stocked(merchantId, "palace", 1_000_000_000_000L, 0);
        bean(ListSku.class).list(merchantId, "sushi", "the sushi", Money.of(800, CurrencyCode.JPY));
    }

    @AfterEach
    void nothing_is_lost() {
        assertThat(RunningOrderService.stockThatDoesNotAddUp()).isEmpty();
        assertThat(RunningOrderService.ordersThatDoNotMatch()).isEmpty();
    }

    @Test
    void an_order_costs_what_the_catalogue_says() {
        OrderView order = accepted(make(request("no-1", item("tea", 3), item("cup", 2))));

        assertThat(order.orderId()).startsWith("ord_");
        assertThat(order.total()).isEqualTo(Money.of(2_750, CurrencyCode.CNY));
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(order.customer()).isEqualTo("alice");
        assertThat(order.paymentId()).isNull();
        assertThat(order.lines())
                .containsExactly(new OrderLine("cup", "the cup", 2, 1_000), new OrderLine("tea", "the tea", 3, 250));
        assertThat(Duration.between(order.createdAt(), order.expiresAt())).isEqualTo(Duration.ofHours(1));
        assertThat(RunningOrderService.order(order)).isEqualTo(order);
        assertThat(bean(FindOrder.class).byNumber(merchantId, "no-1")).isEqualTo(order);
    }

    @Test
    void an_order_without_a_term_of_its_own_is_closed_after_half_an_hour() {
        OrderView order = accepted(
                make(new CreateOrder(merchantId, "no-1", null, CurrencyCode.CNY, List.of(item("tea", 1)), null)));
        assertThat(Duration.between(order.createdAt(), order.expiresAt())).isEqualTo(Duration.ofMinutes(30));
        assertThat(order.customer()).isNull();
        assertThat(RunningOrderService.order(order)).isEqualTo(order);
    }

    @Test
    void an_order_keeps_its_price_when_the_catalogue_changes() {
        OrderView order = accepted(make(request("no-1", item("tea", 3))));
        bean(ListSku.class).list(merchantId, "tea", "dear tea", Money.of(300, CurrencyCode.CNY));
        assertThat(RunningOrderService.order(order)).isEqualTo(order);
    }

    @Test
    void the_same_request_again_answers_with_the_first_order_whatever_became_of_it() {
        OrderView first = accepted(make(request("no-1", item("tea", 3), item("cup", 2))));
        assertThat(make(request("no-1", item("cup", 2), item("tea", 3)))).isEqualTo(new Accepted(first));

        OrderView amended = accepted(amend(first, item("tea", 9)));
        // Not even a catalogue in which the request could not be priced any more makes it another request.
        bean(ListSku.class).list(merchantId, "tea", "the tea", Money.of(250, CurrencyCode.EUR));
        assertThat(make(request("no-1", item("tea", 3), item("cup", 2)))).isEqualTo(new Accepted(amended));
    }

    @Test
    void fifty_requests_under_one_number_at_once_make_one_order() throws Exception {
        CreateOrder request = request("no-1", item("tea", 3));
        List<OrderOutcome> outcomes = AtOnce.call(Collections.nCopies(50, () -> make(request)));
        assertThat(outcomes).hasOnlyElementsOfType(Accepted.class);
        assertThat(outcomes.stream().map(OrderingTest::accepted).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void a_number_used_for_another_content_is_refused(
            @Nullable String customer, List<OrderItem> items, @Nullable Duration payWithin) {
        OrderView first = accepted(make(request("no-1", item("tea", 3))));
        OrderOutcome outcome = make(new CreateOrder(merchantId, "no-1", customer, CurrencyCode.CNY, items, payWithin));
        assertThat(outcome).isEqualTo(new Refused(Reason.ORDER_NO_REUSED, null));
        assertThat(RunningOrderService.order(first)).isEqualTo(first);
    }

    static Stream<Arguments> a_number_used_for_another_content_is_refused() {
        Duration hour = Duration.ofHours(1);
        return Stream.of(
                Arguments.of("alice", List.of(item("tea", 4)), hour),
                Arguments.of("alice", List.of(item("cup", 3)), hour),
                Arguments.of("alice", List.of(item("cup", 1), item("tea", 3)), hour),
                Arguments.of("bob", List.of(item("tea", 3)), hour),
                Arguments.of(null, List.of(item("tea", 3)), hour),
                Arguments.of("alice", List.of(item("tea", 3)), Duration.ofHours(2)),
                Arguments.of("alice", List.of(item("tea", 3)), null));
    }

    @Test
    void a_number_belongs_to_its_merchant() {
        String other = RunningOrderService.newMerchant();
        RunningOrderService.stocked(other, "tea", 250, 100);
        OrderView mine = accepted(make(request("no-1", item("tea", 3))));
        OrderView theirs = accepted(bean(MakeOrder.class)
                .make(new CreateOrder(other, "no-1", null, CurrencyCode.CNY, List.of(item("tea", 3)), null)));

        assertThat(theirs.orderId()).isNotEqualTo(mine.orderId());
        assertThat(bean(FindOrder.class).byId(other, mine.orderId())).isNull();
        assertThat(bean(CancelOrder.class).cancel(other, mine.orderId()))
                .isEqualTo(new Refused(Reason.ORDER_NOT_FOUND, null));
        assertThat(bean(AmendOrder.class).amend(other, mine.orderId(), List.of(item("tea", 1))))
                .isEqualTo(new Refused(Reason.ORDER_NOT_FOUND, null));
        assertThat(RunningOrderService.order(mine)).isEqualTo(mine);
    }

    @ParameterizedTest
    @MethodSource
    void what_cannot_be_priced_is_refused(List<OrderItem> items, Reason reason, @Nullable String subject) {
        CreateOrder request = request("no-1", items.toArray(OrderItem[]::new));
        assertThat(make(request)).isEqualTo(new Refused(reason, subject));
        assertThat(bean(FindOrder.class).byNumber(merchantId, "no-1")).isNull();

        OrderView open = accepted(make(request("no-2", item("tea", 1))));
        assertThat(bean(AmendOrder.class).amend(merchantId, open.orderId(), items))
                .isEqualTo(new Refused(reason, subject));
        assertThat(RunningOrderService.order(open)).isEqualTo(open);
    }

    static Stream<Arguments> what_cannot_be_priced_is_refused() {
        return Stream.of(
                Arguments.of(List.of(item("tea", 1), item("unicorn", 1)), Reason.UNKNOWN_SKU, "unicorn"),
                Arguments.of(List.of(item("tea", 1), item("sushi", 1)), Reason.CURRENCY_MISMATCH, "sushi"),
                Arguments.of(List.of(item("palace", 1), item("tea", 1)), Reason.TOTAL_OUT_OF_RANGE, null),
                Arguments.of(List.of(item("palace", 1_000_000)), Reason.TOTAL_OUT_OF_RANGE, null));
    }

    @Test
    void the_highest_total_is_ten_to_the_twelfth() {
        assertThat(accepted(make(request("no-1", item("palace", 1)))).total().amountMinor())
                .isEqualTo(1_000_000_000_000L);
    }

    @Test
    void a_hundred_lines_are_an_order() {
        List<OrderItem> items = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            RunningOrderService.stocked(merchantId, "sku-" + i, 1, 0);
            items.add(item("sku-" + i, 1));
        }
        OrderView order = accepted(make(request("no-1", items.toArray(OrderItem[]::new))));
        assertThat(order.lines()).hasSize(100);
        assertThat(RunningOrderService.order(order)).isEqualTo(order);
    }

    @ParameterizedTest
    @MethodSource
    void what_is_no_request_is_the_callers_mistake(CreateOrder request) {
        assertThatThrownBy(() -> make(request)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<CreateOrder> what_is_no_request_is_the_callers_mistake() {
        List<OrderItem> tea = List.of(item("tea", 1));
        List<OrderItem> many = Collections.nCopies(101, item("tea", 1));
        return Stream.of(
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, List.of(), null),
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, many, null),
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, List.of(item("tea", 1), item("tea", 2)), null),
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, List.of(item("tea", 0)), null),
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, List.of(item("tea", -1)), null),
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, List.of(item("tea", 1_000_001)), null),
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, List.of(item("", 1)), null),
                new CreateOrder("mch_1", "", null, CurrencyCode.CNY, tea, null),
                new CreateOrder("mch_1", "x".repeat(65), null, CurrencyCode.CNY, tea, null),
                new CreateOrder("mch_1", "no", "", CurrencyCode.CNY, tea, null),
                new CreateOrder("mch 1", "no", null, CurrencyCode.CNY, tea, null),
                new CreateOrder("mch_1", "no", null, CurrencyCode.CNY, tea, Duration.ofSeconds(59)),
                new CreateOrder(
                        "mch_1",
                        "no",
                        null,
                        CurrencyCode.CNY,
                        tea,
                        Duration.ofDays(30).plusNanos(1)));
    }

    @Test
    void an_amended_order_has_todays_prices() {
        OrderView order = accepted(make(request("no-1", item("tea", 3))));
        bean(ListSku.class).list(merchantId, "tea", "dear tea", Money.of(300, CurrencyCode.CNY));

        OrderView amended = accepted(amend(order, item("tea", 3), item("cup", 1)));

        assertThat(amended.total()).isEqualTo(Money.of(1_900, CurrencyCode.CNY));
        assertThat(amended.lines())
                .containsExactly(new OrderLine("cup", "the cup", 1, 1_000), new OrderLine("tea", "dear tea", 3, 300));
        assertThat(amended.expiresAt()).isEqualTo(order.expiresAt());
        assertThat(RunningOrderService.order(order)).isEqualTo(amended);
        assertThat(amend(order, item("tea", 3), item("cup", 1))).isEqualTo(new Accepted(amended));
    }

    @Test
    void a_cancelled_order_stays_cancelled() {
        OrderView order = accepted(make(request("no-1", item("tea", 3))));
        OrderView cancelled = accepted(cancel(order));
        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancel(order)).isEqualTo(new Accepted(cancelled));
        assertThat(amend(order, item("tea", 1))).isEqualTo(new Refused(Reason.ORDER_NOT_OPEN, null));
    }

    @Test
    void an_order_that_a_payment_is_at_work_on_stands_still() {
        OrderView order = accepted(make(request("no-1", item("tea", 3))));
        RunningOrderService.reserve(RunningOrderService.payment(order));
        OrderView paying = RunningOrderService.order(order);

        assertThat(cancel(order)).isEqualTo(new Refused(Reason.ORDER_NOT_OPEN, null));
        assertThat(amend(order, item("cup", 1))).isEqualTo(new Refused(Reason.ORDER_NOT_OPEN, null));
        // Whoever has looked before the payment began is stopped by the row itself.
        assertThat(bean(Transactions.class)
                        .<Boolean>run(rollback -> bean(StoredOrders.class)
                                .amend(merchantId, order.orderId(), 1, order.lines(), order.createdAt())))
                .isFalse();
        closeAt(order.expiresAt());
        assertThat(RunningOrderService.order(order)).isEqualTo(paying);
    }

    @ParameterizedTest
    @MethodSource
    void an_order_that_cannot_be_is_not_found(String orderId) {
        Refused notFound = new Refused(Reason.ORDER_NOT_FOUND, null);
        assertThat(bean(FindOrder.class).byId(merchantId, orderId)).isNull();
        assertThat(bean(CancelOrder.class).cancel(merchantId, orderId)).isEqualTo(notFound);
        assertThat(bean(AmendOrder.class).amend(merchantId, orderId, List.of(item("tea", 1))))
                .isEqualTo(notFound);
    }

    static Stream<String> an_order_that_cannot_be_is_not_found() {
        return Stream.of("ord_unknown", "", " ", "ördér", "x".repeat(500), "ord_' OR 1=1 --");
    }

    @Test
    void an_order_left_unpaid_is_closed_and_one_in_time_is_not() {
        OrderView order = accepted(make(request("no-1", item("tea", 3))));
        OrderView cancelled = accepted(cancel(accepted(make(request("no-2", item("tea", 3))))));

        closeAt(order.expiresAt().minusMillis(1));
        assertThat(RunningOrderService.order(order)).isEqualTo(order);

        closeAt(order.expiresAt());
        assertThat(RunningOrderService.order(order).state()).isEqualTo(OrderState.CLOSED);
        assertThat(RunningOrderService.order(cancelled)).isEqualTo(cancelled);
        assertThat(cancel(order)).isEqualTo(new Refused(Reason.ORDER_NOT_OPEN, null));
        assertThat(amend(order, item("tea", 1))).isEqualTo(new Refused(Reason.ORDER_NOT_OPEN, null));
    }

    @Test
    void an_order_past_its_time_is_not_amended_although_nobody_closed_it_yet() {
        OrderView order = accepted(make(request("no-1", item("tea", 3))));
        AmendOrder tomorrow = new AmendOrder(
                bean(StoredOrders.class),
                bean(FindOrder.class),
                bean(PriceItems.class),
                bean(Transactions.class),
                Clock.fixed(order.expiresAt(), ZoneOffset.UTC));
        assertThat(tomorrow.amend(merchantId, order.orderId(), List.of(item("tea", 1))))
                .isEqualTo(new Refused(Reason.ORDER_NOT_OPEN, null));
        assertThat(RunningOrderService.order(order)).isEqualTo(order);
    }

    @Test
    void several_instances_close_every_order_once() throws Exception {
        Instant soon = Instant.now().plus(Duration.ofDays(1));
        closeAt(soon);
        for (int i = 0; i < 60; i++) {
            accepted(make(request("no-" + i, item("tea", 1))));
        }
        List<Integer> closed = AtOnce.call(Collections.nCopies(4, () -> closeAt(soon)));
        // What another instance is at work on is skipped, so each may find nothing; a later round finds the rest.
        int all = closed.stream().mapToInt(Integer::intValue).sum() + closeAt(soon);
        assertThat(all).isEqualTo(60);
    }

    private static int closeAt(Instant now) {
        return new CloseUnpaidOrders(
                        bean(StoredOrders.class), bean(Transactions.class), Clock.fixed(now, ZoneOffset.UTC), 7)
                .close();
    }

    private static OrderItem item(String sku, int quantity) {
        return new OrderItem(sku, quantity);
    }

    private CreateOrder request(String number, OrderItem... items) {
        return new CreateOrder(merchantId, number, "alice", CurrencyCode.CNY, List.of(items), Duration.ofHours(1));
    }

    private static OrderOutcome make(CreateOrder request) {
        return bean(MakeOrder.class).make(request);
    }

    private static OrderOutcome amend(OrderView order, OrderItem... items) {
        return bean(AmendOrder.class).amend(order.merchantId(), order.orderId(), List.of(items));
    }

    private static OrderOutcome cancel(OrderView order) {
        return bean(CancelOrder.class).cancel(order.merchantId(), order.orderId());
    }

    private static OrderView accepted(OrderOutcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).order();
    }
}
