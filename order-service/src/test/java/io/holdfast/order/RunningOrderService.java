package io.holdfast.order;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.order.SkuView;
import io.holdfast.contract.order.StockUp;
import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.order.catalogue.FindSku;
import io.holdfast.order.catalogue.ListSku;
import io.holdfast.order.catalogue.ReceiveDelivery;
import io.holdfast.order.ordering.FindOrder;
import io.holdfast.order.ordering.MakeOrder;
import io.holdfast.order.reservation.Branch;
import io.holdfast.order.reservation.FinishReservation;
import io.holdfast.order.reservation.ReserveOrder;
import io.holdfast.order.transaction.Transactions;
import io.holdfast.stack.MariaDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The service as it is wired and configured, on a real database, without the registry and the coordinator. One a JVM;
 * each test takes a merchant of its own.
 */
public final class RunningOrderService {

    private static final AtomicLong branches = new AtomicLong(System.nanoTime());
    private static @Nullable ConfigurableApplicationContext context;

    private RunningOrderService() {}

    /** Not marked as a configuration, so that a scan of the package does not find it. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("io.holdfast.order")
    @EnableScheduling
    @ComponentScan(
            basePackages = "io.holdfast.order",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*\\.OrderService", ".*\\.PaymentFatesWiring", ".*Test(\\$.*)?"}))
    static class WithoutRegistry {

        @Bean
        Clock clock() {
            return new OrderService().clock();
        }

        @Bean
        PaymentFates paymentFates() {
            return payments -> {
                throw new IllegalStateException("payment-service is down");
            };
        }
    }

    public static synchronized ConfigurableApplicationContext context() {
        if (context == null) {
            MariaDb.Schema schema = MariaDb.shared().freshSchema("holdfast_order");
            context = new SpringApplicationBuilder(WithoutRegistry.class)
                    .properties(Map.of(
                            "HOLDFAST_DB_URL", schema.url(),
                            "HOLDFAST_DB_USER", schema.user(),
                            "HOLDFAST_DB_PASSWORD", schema.password(),
                            "HOLDFAST_MANAGEMENT_PORT", "0"))
                    .run(
                            "--dubbo.enabled=false",
                            "--seata.enabled=false",
                            "--logging.level.root=WARN",
                            // Refusals are logged as errors, and here they are wanted.
                            "--logging.level.io.holdfast.order.reservation=OFF",
                            // The tests say when it is time.
                            "--holdfast.order.close-every=1h",
                            "--holdfast.reservation.expiry-sweep-every=1h");
        }
        return context;
    }

    public static <T> T bean(Class<T> type) {
        return context().getBean(type);
    }

    public static JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    public static String newMerchant() {
        return PublicId.mint("mch");
    }

    /** Lists a SKU at this price in CNY, with this many pieces. */
    public static void stocked(String merchantId, String sku, long priceMinor, long pieces) {
        bean(ListSku.class).list(merchantId, sku, "the " + sku, Money.of(priceMinor, CurrencyCode.CNY));
        if (pieces > 0) {
            bean(ReceiveDelivery.class).receive(new StockUp(merchantId, PublicId.mint("dlv"), sku, pieces));
        }
    }

    public static CreateOrder request(String merchantId, OrderItem... items) {
        return new CreateOrder(
                merchantId, PublicId.mint("no"), "alice", CurrencyCode.CNY, List.of(items), Duration.ofHours(1));
    }

    public static OrderView ordered(String merchantId, OrderItem... items) {
        return ((OrderOutcome.Accepted) bean(MakeOrder.class).make(request(merchantId, items))).order();
    }

    public static OrderView order(OrderView order) {
        return bean(FindOrder.class).byId(order.merchantId(), order.orderId());
    }

    public static SkuView sku(String merchantId, String sku) {
        return bean(FindSku.class).find(merchantId, sku);
    }

    /** A payment's request for the order's stock, as it should be. */
    public static ReserveStock payment(OrderView order) {
        return new ReserveStock(
                PublicId.mint("pay"),
                order.merchantId(),
                order.orderId(),
                order.total(),
                Instant.now().plusSeconds(60));
    }

    public static ReservationOutcome reserve(ReserveStock payment) {
        long branch = branches.incrementAndGet();
        return bean(ReserveOrder.class).reserve(payment, new Branch("127.0.0.1:8091:" + branch, branch));
    }

    /** The same for a payment that no global transaction spans. */
    public static ReservationOutcome reserveUnspanned(ReserveStock payment) {
        return bean(ReserveOrder.class).reserve(payment);
    }

    /** An order, paid; which payment paid it is for the order to say. */
    public static OrderView paid(OrderView order) {
        ReserveStock payment = payment(order);
        reserveUnspanned(payment);
        bean(FinishReservation.class).confirm(payment.paymentId());
        return order(order);
    }

    /** Its time to be paid is over. */
    public static void runOutOfTime(OrderView order) {
        bean(Transactions.class)
                .run(rollback ->
                        jdbc().update("UPDATE orders SET expires_at = created_at WHERE order_id = ?", order.orderId()));
    }

    /** What the money audit asks of stock; empty if all is well. */
    public static List<Map<String, Object>> stockThatDoesNotAddUp() {
        return jdbc().queryForList("""
                        SELECT s.* FROM stock s
                        LEFT JOIN (
                            SELECT l.merchant_id, l.sku, SUM(l.quantity) pieces
                            FROM reservation r JOIN order_line l ON l.order_id = r.order_id
                            WHERE r.state = 'TRIED' GROUP BY l.merchant_id, l.sku) held
                            ON held.merchant_id = s.merchant_id AND held.sku = s.sku
                        LEFT JOIN (
                            SELECT l.merchant_id, l.sku, SUM(l.quantity) pieces
                            FROM orders o JOIN order_line l ON l.order_id = o.order_id
                            WHERE o.state = 'PAID' AND o.restocked_by IS NULL GROUP BY l.merchant_id, l.sku) paid
                            ON paid.merchant_id = s.merchant_id AND paid.sku = s.sku
                        LEFT JOIN (
                            SELECT merchant_id, sku, SUM(quantity) pieces FROM delivery GROUP BY merchant_id, sku) came
                            ON came.merchant_id = s.merchant_id AND came.sku = s.sku
                        WHERE s.stocked <> s.available + s.reserved + s.sold
                            OR s.stocked <> COALESCE(came.pieces, 0)
                            OR s.reserved <> COALESCE(held.pieces, 0)
                            OR s.sold <> COALESCE(paid.pieces, 0)""");
    }

    /** Orders whose refunded amount or restocking refund is not what their refunds say; empty if all is well. */
    public static List<Map<String, Object>> refundsThatDoNotAddUp() {
        return jdbc().queryForList("""
                        SELECT o.order_id, o.refunded_minor, SUM(f.amount_minor) noted
                        FROM orders o
                        LEFT JOIN reservation r ON r.order_id = o.order_id AND r.state = 'CONFIRMED'
                        LEFT JOIN order_refund f ON f.payment_id = r.payment_id
                        GROUP BY o.order_id, o.refunded_minor, o.restocked_by
                        HAVING o.refunded_minor <> COALESCE(SUM(f.amount_minor), 0)
                            OR (o.restocked_by IS NOT NULL) <> COALESCE(MAX(f.restock), FALSE)
                            OR COALESCE(SUM(f.refund_id = o.restocked_by AND f.restock), 0)
                                <> (o.restocked_by IS NOT NULL)
                        UNION ALL
                        SELECT f.refund_id, f.amount_minor, NULL
                        FROM order_refund f LEFT JOIN reservation r ON r.payment_id = f.payment_id
                        WHERE COALESCE(r.state, '-') <> 'CONFIRMED'""");
    }

    /** Orders and reservations that contradict each other; empty if all is well. */
    public static List<Map<String, Object>> ordersThatDoNotMatch() {
        return jdbc().queryForList("""
                        SELECT o.order_id, o.state, r.payment_id, r.state reservation_state
                        FROM orders o LEFT JOIN reservation r ON r.payment_id = o.payment_id
                        WHERE (o.state = 'PAYING' AND COALESCE(r.state, '-') <> 'TRIED')
                            OR (o.state = 'PAID' AND COALESCE(r.state, '-') <> 'CONFIRMED')
                        UNION ALL
                        SELECT o.order_id, o.state, r.payment_id, r.state
                        FROM reservation r JOIN orders o ON o.order_id = r.order_id
                        WHERE r.state IN ('TRIED', 'CONFIRMED') AND COALESCE(o.payment_id, '-') <> r.payment_id""");
    }
}
