package io.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.Catalogue;
import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.NoteRefund;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderOutcome.Accepted;
import io.holdfast.contract.order.OrderOutcome.Reason;
import io.holdfast.contract.order.OrderOutcome.Refused;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.Orders;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.order.StockUp;
import io.holdfast.stack.MariaDb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.dubbo.config.ReferenceConfig;
import org.apache.seata.core.context.RootContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is started, on a real database, called over Dubbo's wire; without a registry and a coordinator. */
class OrderServiceTest {

    private static final int DUBBO_PORT = freePort();

    private static ConfigurableApplicationContext service;
    private static Catalogue catalogue;
    private static Orders orders;
    private static StockReservations reservations;
    private static OrderPayments payments;

    private final String merchantId = PublicId.mint("mch");

    @BeforeAll
    static void start() {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("as_started");
        service = new SpringApplication(OrderService.class)
                .run(
                        "--spring.datasource.url=" + schema.url(),
                        "--spring.datasource.username=" + schema.user(),
                        "--spring.datasource.password=" + schema.password(),
                        "--server.port=0",
                        "--logging.level.root=WARN",
                        "--logging.level.io.holdfast=OFF",
                        "--logging.level.org.apache.seata=OFF",
                        "--logging.level.org.apache.dubbo=OFF",
                        "--dubbo.registry.address=N/A",
                        "--holdfast.protection.nacos=",
                        "--dubbo.reference.io.holdfast.contract.payment.PaymentFates.url=dubbo://127.0.0.1:1",
                        "--dubbo.protocol.port=" + DUBBO_PORT,
                        "--seata.registry.type=file",
                        "--seata.service.grouplist.default=127.0.0.1:1");
        catalogue = reference(Catalogue.class);
        orders = reference(Orders.class);
        reservations = reference(StockReservations.class);
        payments = reference(OrderPayments.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void orders_and_the_catalogue_cross_the_wire() {
        stock("tea");
        CreateOrder request = request(new OrderItem("tea", 2));
        OrderView order = ((Accepted) orders.create(request)).order();
        assertThat(order.total()).isEqualTo(Money.of(500, CurrencyCode.CNY));
        assertThat(orders.create(request)).isEqualTo(new Accepted(order));
        assertThat(orders.find(merchantId, order.orderId())).isEqualTo(order);
        assertThat(orders.findByNumber(merchantId, request.merchantOrderNo())).isEqualTo(order);
        assertThat(orders.find(PublicId.mint("mch"), order.orderId())).isNull();

        OrderOutcome amended = orders.amend(merchantId, order.orderId(), List.of(new OrderItem("tea", 3)));
        assertThat(((Accepted) amended).order().total()).isEqualTo(Money.of(750, CurrencyCode.CNY));
        OrderOutcome cancelled = orders.cancel(merchantId, order.orderId());
        assertThat(((Accepted) cancelled).order().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(orders.amend(merchantId, order.orderId(), List.of(new OrderItem("tea", 1))))
                .isEqualTo(new Refused(Reason.ORDER_NOT_OPEN, null));
    }

    @Test
    void refusals_cross_the_wire() {
        assertThat(orders.create(request(new OrderItem("unicorn", 1))))
                .isEqualTo(new Refused(Reason.UNKNOWN_SKU, "unicorn"));
        assertThat(catalogue.put(merchantId, "tea", "the tea", Money.of(0, CurrencyCode.CNY)))
                .isEqualTo(new CatalogueOutcome.Refused(CatalogueOutcome.Reason.PRICE_OUT_OF_RANGE));
        assertThatThrownBy(() -> orders.create(request())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_try_outside_a_global_transaction_is_refused_and_reserves_nothing() {
        stock("tea");
        OrderView order = ((Accepted) orders.create(request(new OrderItem("tea", 2)))).order();
        ReserveStock payment = RunningOrderService.payment(order);

        assertThatThrownBy(() -> reservations.reserve(payment))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a global transaction");

        assertNothingHappened(order, payment);
    }

    @Test
    void a_try_that_the_coordinator_does_not_know_of_reserves_nothing() {
        stock("tea");
        OrderView order = ((Accepted) orders.create(request(new OrderItem("tea", 2)))).order();
        ReserveStock payment = RunningOrderService.payment(order);

        RootContext.bind("127.0.0.1:1:42");
        try {
            // The branch cannot be registered, so nobody would ever confirm or cancel it.
            assertThatThrownBy(() -> reservations.reserve(payment)).isInstanceOf(RuntimeException.class);
        } finally {
            RootContext.unbind();
        }

        assertNothingHappened(order, payment);
    }

    @Test
    void a_payment_that_no_global_transaction_spans_crosses_the_wire() {
        stock("tea");
        OrderView order = ((Accepted) orders.create(request(new OrderItem("tea", 2)))).order();
        ReserveStock payment = RunningOrderService.payment(order);

        assertThat(payments.reserve(payment)).isEqualTo(new ReservationOutcome.Reserved("alice"));
        assertThat(reservations.resolve(payment.paymentId(), Resolution.CONFIRM))
                .isEqualTo(new BranchReport(payment.paymentId(), BranchState.CONFIRMED, null));
        NoteRefund refund =
                new NoteRefund(PublicId.mint("ref"), payment.paymentId(), Money.of(200, CurrencyCode.CNY), true);
        assertThat(payments.refunded(refund)).isEqualTo(new RefundNoteOutcome.Noted());
        assertThat(orders.find(merchantId, order.orderId()).refundedMinor()).isEqualTo(200);
        assertThatThrownBy(() -> payments.unsettle(payment.paymentId())).isInstanceOf(IllegalStateException.class);

        String never = PublicId.mint("pay");
        payments.unsettle(never);
        assertThat(reservations.report(List.of(never)))
                .containsExactly(new BranchReport(never, BranchState.CANCELLED, null));
        assertThat(payments.refunded(new NoteRefund(PublicId.mint("ref"), never, Money.of(1, CurrencyCode.CNY), false)))
                .isEqualTo(new RefundNoteOutcome.Declined(RefundNoteOutcome.Reason.NOT_PAID));
    }

    @Test
    void a_lost_payment_can_be_buried_over_the_wire() {
        String paymentId = PublicId.mint("pay");
        BranchReport buried = new BranchReport(paymentId, BranchState.CANCELLED, null);
        assertThat(reservations.resolve(paymentId, Resolution.CANCEL)).isEqualTo(buried);
        assertThat(reservations.resolve(paymentId, Resolution.CONFIRM)).isEqualTo(buried);
    }

    private void assertNothingHappened(OrderView order, ReserveStock payment) {
        assertThat(reservations.report(List.of(payment.paymentId())))
                .containsExactly(new BranchReport(payment.paymentId(), BranchState.ABSENT, null));
        assertThat(orders.find(merchantId, order.orderId())).isEqualTo(order);
        assertThat(catalogue.find(merchantId, "tea").reserved()).isZero();
    }

    private void stock(String sku) {
        catalogue.put(merchantId, sku, "the " + sku, Money.of(250, CurrencyCode.CNY));
        CatalogueOutcome stocked = catalogue.stockUp(new StockUp(merchantId, PublicId.mint("dlv"), sku, 10));
        assertThat(((CatalogueOutcome.Accepted) stocked).sku().available()).isEqualTo(10);
    }

    private CreateOrder request(OrderItem... items) {
        return RunningOrderService.request(merchantId, items);
    }

    private static <T> T reference(Class<T> type) {
        ReferenceConfig<T> reference = new ReferenceConfig<>();
        reference.setInterface(type);
        reference.setUrl("dubbo://127.0.0.1:" + DUBBO_PORT + "/" + type.getName() + "?serialization=hessian2");
        // Otherwise Dubbo sees that the provider is in this JVM, and nothing crosses the wire.
        reference.setScope("remote");
        reference.setInjvm(false);
        reference.setTimeout(20_000);
        reference.setRetries(0);
        return reference.get();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
