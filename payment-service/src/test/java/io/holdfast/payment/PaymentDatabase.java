package io.holdfast.payment;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.stack.MariaDb;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real database with the service's schema. */
public final class PaymentDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 60;

    private static PaymentDatabase shared;

    private final HikariDataSource pool;

    private PaymentDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** One for all tests that begin by {@link #forget}ting. */
    public static synchronized PaymentDatabase shared() {
        if (shared == null) {
            shared = fresh();
        }
        return shared;
    }

    /** One for the caller alone. */
    public static PaymentDatabase fresh() {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("payment");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(schema.url());
        config.setUsername(schema.user());
        config.setPassword(schema.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        HikariDataSource pool = new HikariDataSource(config);
        Flyway.configure().dataSource(pool).load().migrate();
        return new PaymentDatabase(pool);
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(pool);
    }

    public TransactionTemplate transactions() {
        return transactions(pool);
    }

    public static TransactionTemplate transactions(DataSource dataSource) {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Empties the tables of payments and their events, and nobody sends these. */
    public void forget() {
        List.of(
                        "webhook_delivery",
                        "webhook_endpoint",
                        "merchant_event",
                        "refund",
                        "payment",
                        "outbox",
                        "attempt",
                        "receipt",
                        "callback",
                        "fx_quote",
                        "risk_velocity",
                        "risk_decision",
                        "second_factor",
                        "seata_state_inst",
                        "seata_state_machine_inst")
                .forEach(table -> jdbc().update("DELETE FROM " + table));
        jdbc().update("UPDATE outbox_relay SET holder = 'nobody', leased_until = '2026-01-01',"
                + " forgotten_before = '2026-01-01'");
    }

    public long count(String table) {
        Long count = jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        pool.close();
    }
}
