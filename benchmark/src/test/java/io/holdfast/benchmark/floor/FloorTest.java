package io.holdfast.benchmark.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmark.measure.Measured;
import io.holdfast.stack.MariaDb;
import io.holdfast.stack.settings.Installation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FloorTest {

    private static final int PAYMENTS = 60;
    private static final FloorSchemas.Server SERVER = server();
    private static final Path CHECKOUT = Installation.find().root();

    @Test
    void a_payment_of_the_floor_writes_what_a_payment_writes() throws Exception {
        try (FloorSchemas schemas = FloorSchemas.create(SERVER, CHECKOUT);
                Floor floor = new Floor(schemas, 4, Map.of())) {
            floor.stock(2, 3, 5);
            floor.order(PAYMENTS);

            Measured measured = floor.pay(Duration.ofSeconds(60));

            assertThat(measured.tally().errors()).isEmpty();
            assertThat(counts()).isEqualTo(expected());
            assertThat(number("SELECT SUM(amount_minor) FROM holdfast_floor_account.posting"))
                    .isZero();
            assertThat(number("SELECT SUM(frozen_minor) FROM holdfast_floor_account.account"))
                    .isZero();
            assertThat(number("SELECT SUM(available_minor) FROM holdfast_floor_account.account"))
                    .isEqualTo(5 * 1_000_000_000_000L - PAYMENTS * 1299);
            assertThat(number("SELECT SUM(sold) FROM holdfast_floor_order.stock"))
                    .isEqualTo(PAYMENTS);
        }
    }

    @Test
    void every_row_change_of_a_payment_is_one_of_the_floors() throws Exception {
        try (FloorSchemas schemas = FloorSchemas.create(SERVER, CHECKOUT);
                Floor floor = new Floor(schemas, 4, Map.of())) {
            floor.stock(2, 3, 5);
            floor.order(PAYMENTS);

            RowChanges changes =
                    RowChanges.during(SERVER, FloorSchemas.PREFIX, () -> floor.pay(Duration.ofSeconds(60)));

            assertThat(changes.each(PAYMENTS))
                    .isEqualTo(Map.ofEntries(
                            Map.entry("payment.payment", 2.0),
                            Map.entry("payment.risk_velocity", 1.0),
                            Map.entry("payment.nonce", 1.0),
                            Map.entry("payment.idempotent_request", 2.0),
                            Map.entry("payment.outbox", 1.0),
                            Map.entry("account.funds_hold", 2.0),
                            Map.entry("account.account", 2.0),
                            Map.entry("account.journal_entry", 1.0),
                            Map.entry("account.posting", 3.0),
                            Map.entry("account.pending_posting", 2.0),
                            Map.entry("order.reservation", 2.0),
                            Map.entry("order.orders", 2.0),
                            Map.entry("order.stock", 2.0)));
        }
    }

    @Test
    void nothing_stays_behind_on_the_server() throws Exception {
        FloorSchemas.create(SERVER, CHECKOUT).close();

        assertThat(number("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name LIKE 'holdfast_floor%'"))
                .isZero();
    }

    private static Map<String, Long> expected() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String condition : conditions()) {
            rows.put(condition, (long) PAYMENTS);
        }
        rows.put("holdfast_floor_account.posting", 3L * PAYMENTS);
        rows.put("holdfast_floor_account.pending_posting", 2L * PAYMENTS);
        return rows;
    }

    private static Map<String, Long> counts() throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String condition : conditions()) {
            rows.put(condition, number("SELECT COUNT(*) FROM " + condition));
        }
        for (String table : new String[] {"posting", "pending_posting"}) {
            String name = "holdfast_floor_account." + table;
            rows.put(name, number("SELECT COUNT(*) FROM " + name));
        }
        return rows;
    }

    private static String[] conditions() {
        return new String[] {
            "holdfast_floor_payment.payment WHERE state = 'SUCCEEDED'",
            "holdfast_floor_payment.nonce",
            "holdfast_floor_payment.idempotent_request WHERE status = 201",
            "holdfast_floor_payment.outbox",
            "holdfast_floor_account.funds_hold WHERE state = 'CONFIRMED'",
            "holdfast_floor_account.journal_entry WHERE operation = 'capture'",
            "holdfast_floor_order.reservation WHERE state = 'CONFIRMED'",
            "holdfast_floor_order.orders WHERE state = 'PAID'",
            "holdfast_floor_order.order_line"
        };
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = SERVER.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static FloorSchemas.Server server() {
        String password = UUID.randomUUID().toString();
        MariaDb database = MariaDb.shared();
        try (Connection root = database.root();
                Statement statement = root.createStatement()) {
            statement.execute("CREATE USER 'floor'@'127.0.0.1' IDENTIFIED BY '" + password + "'");
            statement.execute("GRANT ALL ON *.* TO 'floor'@'127.0.0.1'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new FloorSchemas.Server(database.freshSchema("floor").url(), "floor", password);
    }
}
