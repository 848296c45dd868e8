package io.holdfast.payment.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.notify.DeliveryRecords.Wanted;
import io.holdfast.payment.notify.jdbc.DeliveriesJdbc;
import io.holdfast.payment.notify.jdbc.DeliveryRecordsJdbc;
import io.holdfast.payment.notify.jdbc.MerchantEventsJdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How many rows a question reads of tables with 20,000 events of one merchant: no more than it answers, and a few. Of these events
 * some types are rare, four reached nobody, and the last 100 are on their way; each fifth is another endpoint's.
 */
class RowsReadTest {

    private static final int LIMIT = 20;
    private static final int FEW = 150;
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    private static PaymentDatabase database;
    private static SingleConnectionDataSource one;
    private static JdbcTemplate jdbc;

    private final MerchantEvents events = new MerchantEventsJdbc(jdbc);
    private final DeliveryRecords records = new DeliveryRecordsJdbc(jdbc);
    private final Deliveries deliveries = new DeliveriesJdbc(jdbc, PaymentDatabase.transactions(one));

    @BeforeAll
    static void many() throws SQLException {
        database = PaymentDatabase.fresh();
        one = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        jdbc = new JdbcTemplate(one);
        for (int endpoint = 0; endpoint < 5; endpoint++) {
            jdbc.update(
                    "INSERT INTO webhook_endpoint (endpoint_id, merchant_id, url, events, status, retry_policy,"
                            + " sealed_secret, created_at)"
                            + " VALUES (?, 'mer_1', 'https://a.example/', '*', 'ENABLED', 'default', 'x', '2026-01-01')",
                    "whe_" + endpoint);
        }
        String numbers = " WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 999),"
                + " m AS (SELECT 0 AS j UNION ALL SELECT j + 1 FROM m WHERE j < 19),"
                + " k AS (SELECT 1000 * j + i AS k FROM n JOIN m) ";
        jdbc.update(
                "INSERT INTO merchant_event (event_id, merchant_id, type, payment_id, occurred_at, payload, stored_at)"
                        + numbers + "SELECT CONCAT('evt_', LPAD(k, 5, '0')), 'mer_1',"
                        + " IF(k % 5000 = 7, 'payment.closed', 'payment.succeeded'), CONCAT('pay_', k),"
                        + " '2026-03-01' + INTERVAL k SECOND, '{}', '2026-03-01' FROM k");
        jdbc.update(
                "INSERT INTO webhook_delivery (delivery_id, endpoint_id, event_id, merchant_id, kind, state, attempts,"
                        + " next_attempt_at, give_up_at, created_at, finished_at, last_failure)"
                        + numbers + "SELECT CONCAT('whd_', LPAD(k, 5, '0')), CONCAT('whe_', k % 5),"
                        + " CONCAT('evt_', LPAD(k, 5, '0')), 'mer_1', 'EVENT',"
                        + " CASE WHEN k >= 19900 THEN 'PENDING' WHEN k % 5000 = 8 THEN 'DEAD' ELSE 'DELIVERED' END, 1,"
                        + " IF(k >= 19900, '2026-03-02', NULL), '2026-03-03', '2026-03-01' + INTERVAL k SECOND,"
                        + " IF(k >= 19900, NULL, '2026-03-02'), 'ENDPOINT_FAILING' FROM k");
        jdbc.execute("ANALYZE TABLE merchant_event, webhook_delivery, webhook_endpoint");
    }

    @AfterAll
    static void close() {
        one.destroy();
        database.close();
    }

    private record Read(long rows, long sorted) {}

    private static long counted(String pattern) {
        return jdbc.queryForList("SHOW SESSION STATUS LIKE '" + pattern + "'").stream()
                .mapToLong(row ->
                        Long.parseLong(Objects.requireNonNull(row.get(row.containsKey("Value") ? "Value" : "VALUE"))
                                .toString()))
                .sum();
    }

    private static Read read(Supplier<?> question, int answers) {
        Read before = readSoFar();
        Object answer = question.get();
        Read after = readSoFar();
        if (answer instanceof Collection<?> found) {
            assertThat(found).hasSize(answers);
        } else {
            assertThat(answer).isNotNull();
        }
        return new Read(after.rows() - before.rows(), after.sorted() - before.sorted());
    }

    private static Read readSoFar() {
        return new Read(counted("Handler\\_read\\_%"), counted("Sort\\_rows"));
    }

    private Read eventsRead(int answers, String type, String paymentId, Instant to, MerchantEvent after) {
        return read(
                () -> events.list("mer_1", new MerchantEvents.Wanted(type, paymentId, null, to, after, LIMIT)),
                answers);
    }

    private Read deliveriesRead(int answers, String merchantId, String eventId, DeliveryState state, String after) {
        return read(() -> records.list(new Wanted(merchantId, null, eventId, state, after, LIMIT)), answers);
    }

    @Test
    void lists_of_events_read_what_they_answer() {
        MerchantEvent middle = Objects.requireNonNull(events.find("mer_1", "evt_10000"));
        Map<String, Read> reads = Map.of(
                "all", eventsRead(LIMIT, null, null, null, null),
                "the next page", eventsRead(LIMIT, null, null, null, middle),
                "before a time", eventsRead(LIMIT, null, null, AT.plusSeconds(9_000), null),
                "of a rare type", eventsRead(4, "payment.closed", null, null, null),
                "of a rare type, the next page", eventsRead(2, "payment.closed", null, null, middle),
                "of a type that there is not", eventsRead(0, "refund.failed", null, null, null),
                "of one payment", eventsRead(1, null, "pay_77", null, null));

        assertFew(reads);
    }

    @Test
    void lists_of_deliveries_read_what_they_answer() {
        Map<String, Read> reads = Map.of(
                "all", deliveriesRead(LIMIT, "mer_1", null, null, null),
                "the next page", deliveriesRead(LIMIT, "mer_1", null, null, "whd_10000"),
                "dead", deliveriesRead(4, "mer_1", null, DeliveryState.DEAD, null),
                "dead, the next page", deliveriesRead(2, "mer_1", null, DeliveryState.DEAD, "whd_10000"),
                "dead, for operators", deliveriesRead(4, null, null, DeliveryState.DEAD, null),
                "pending", deliveriesRead(LIMIT, "mer_1", null, DeliveryState.PENDING, null),
                "of an event", deliveriesRead(1, "mer_1", "evt_00077", null, null));

        assertFew(reads);
    }

    @Test
    void what_is_looked_at_again_and_again_reads_what_it_finds() {
        Map<String, Read> reads = Map.of(
                "the oldest that is not over", read(deliveries::oldestPending, 1),
                "what operators look at", read(() -> records.dead(200), 1),
                "what waits for an endpoint", read(() -> deliveries.recall("whe_1", AT, 5), 5));

        assertThat(reads).allSatisfy((what, read) -> assertThat(read.rows()).isLessThan(FEW));
    }

    @Test
    void what_waits_for_an_endpoint_is_woken_without_a_look_at_what_is_over() {
        Read read = read(
                () -> {
                    deliveries.wakeAll("whe_2", AT.plusSeconds(1));
                    return "woken";
                },
                1);

        assertThat(read.rows()).isLessThan(FEW);
    }

    /** A lock keeps the question waiting, as a scan would. */
    @Test
    void a_question_that_takes_too_long_is_broken_off() throws Exception {
        try (Connection other = database.dataSource().getConnection();
                Statement lock = other.createStatement()) {
            lock.execute("LOCK TABLES webhook_delivery WRITE, merchant_event WRITE");
            try {
                assertThatThrownBy(() -> events.find("mer_1", "evt_10000")).isInstanceOf(QueryTimeoutException.class);
            } finally {
                lock.execute("UNLOCK TABLES");
            }
        }
    }

    private static void assertFew(Map<String, Read> reads) {
        List<String> tooMany = reads.entrySet().stream()
                .filter(each -> each.getValue().rows() >= FEW || each.getValue().sorted() > 1)
                .map(Object::toString)
                .collect(Collectors.toList());
        assertThat(tooMany).isEmpty();
    }
}
