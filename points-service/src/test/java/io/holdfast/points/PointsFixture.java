package io.holdfast.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.Balances;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.Rates;
import io.holdfast.points.balance.RatesConfig;
import io.holdfast.points.balance.jdbc.BalancesJdbc;
import io.holdfast.points.balance.jdbc.PointsBookJdbc;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.commit.jdbc.LocalCommitJdbc;
import io.holdfast.points.earning.EarnPoints;
import io.holdfast.points.grant.GrantTogether;
import io.holdfast.points.grant.Grants;
import io.holdfast.points.grant.jdbc.GrantsJdbc;
import io.holdfast.points.hold.CancelHold;
import io.holdfast.points.hold.ConfirmHold;
import io.holdfast.points.hold.ExpireHolds;
import io.holdfast.points.hold.Holds;
import io.holdfast.points.hold.PlaceHold;
import io.holdfast.points.hold.ReportHolds;
import io.holdfast.points.hold.ResolveHold;
import io.holdfast.points.hold.jdbc.HoldsJdbc;
import io.holdfast.stack.MariaDb;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The service without its edges, on a schema of its own. */
public final class PointsFixture implements AutoCloseable {

    public final Clock clock = Clock.systemUTC();
    public final Rates rates;
    public final JdbcTemplate jdbc;
    public final LocalCommit commit;
    public final PointsBook book;
    public final Balances balances;
    public final Holds holds;
    public final Grants grants;

    private final HikariDataSource pool;

    public PointsFixture() {
        this(UnaryOperator.identity());
    }

    /** @param fault what stands between the service and its pool */
    public PointsFixture(UnaryOperator<DataSource> fault) {
        MariaDb.Schema schema = MariaDb.shared().freshSchema("points");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(schema.url());
        config.setUsername(schema.user());
        config.setPassword(schema.password());
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        pool = new HikariDataSource(config);
        Flyway.configure().dataSource(pool).load().migrate();
        DataSource database = fault.apply(pool);
        RatesConfig defaults = new RatesConfig(null, null);
        rates = new Rates(defaults.earnMinorPerPoint(), defaults.redeemPointsPerMinor());
        jdbc = new JdbcTemplate(database);
        commit = new LocalCommitJdbc(new JdbcTransactionManager(database));
        book = new PointsBookJdbc(jdbc);
        balances = new BalancesJdbc(JdbcClient.create(database));
        holds = new HoldsJdbc(JdbcClient.create(database));
        grants = new GrantsJdbc(jdbc);
    }

    /** Points by a payment of as many yuan. */
    public void grant(Owner owner, String paymentId, long points) {
        GrantPoints payment = new GrantPoints(
                paymentId, owner.merchantId(), owner.customer(), Money.of(100 * points, CurrencyCode.CNY));
        assertThat(commit.of(() -> grantTogether(rates).grant(List.of(payment))))
                .isOne();
    }

    public EarnPoints earnPoints() {
        return earnPoints(rates);
    }

    public EarnPoints earnPoints(Rates at) {
        return new EarnPoints(commit, grantTogether(at));
    }

    private GrantTogether grantTogether(Rates at) {
        return new GrantTogether(grants, book, at, clock);
    }

    public PlaceHold placeHold() {
        return new PlaceHold(commit, holds, book, rates, clock);
    }

    public ConfirmHold confirmHold() {
        return new ConfirmHold(commit, holds, book, clock);
    }

    public CancelHold cancelHold() {
        return new CancelHold(commit, holds, book, clock);
    }

    public ReportHolds reportHolds() {
        return new ReportHolds(holds);
    }

    public ResolveHold resolveHold() {
        return new ResolveHold(confirmHold(), cancelHold(), reportHolds());
    }

    public ExpireHolds expireHolds(PaymentFates fates, Clock at, int batch) {
        return new ExpireHolds(holds, fates, resolveHold(), at, batch);
    }

    /**
     * Balances are the sums of their entries, what is frozen is what is held, and what was earned is what the money that was
     * not refunded earns.
     */
    public void audit() {
        assertThat(count("""
                        SELECT COUNT(*) FROM points_account a WHERE a.available + a.frozen <>
                        (SELECT COALESCE(SUM(e.points), 0) FROM points_entry e
                        WHERE e.merchant_id = a.merchant_id AND e.customer = a.customer)"""))
                .as("accounts that are not the sum of their entries")
                .isZero();
        assertThat(count("""
                        SELECT COUNT(*) FROM points_account a WHERE a.frozen <>
                        (SELECT COALESCE(SUM(h.points), 0) FROM points_hold h WHERE h.state = 'TRIED'
                        AND h.merchant_id = a.merchant_id AND h.customer = a.customer)"""))
                .as("accounts whose frozen points are not what is held")
                .isZero();
        assertThat(count("""
                        SELECT COUNT(*) FROM points_entry e LEFT JOIN points_account a
                        ON a.merchant_id = e.merchant_id AND a.customer = e.customer WHERE a.customer IS NULL""")).as("entries without an account").isZero();
        assertThat(count("""
                        SELECT COUNT(*) FROM points_hold h LEFT JOIN points_entry e
                        ON e.reference = h.payment_id AND e.operation = 'redeem'
                        WHERE (h.state = 'CONFIRMED') <> (e.reference IS NOT NULL)
                        OR e.points <> -h.points OR e.value_minor <> h.value_minor""")).as("holds that are not what was redeemed").isZero();
        auditEarned();
    }

    /** I16: {@code points = f(captured - refunded)}, in the rows and in the entries. */
    private void auditEarned() {
        assertThat(count("""
                        SELECT COUNT(*) FROM points_grant g
                        LEFT JOIN (
                            SELECT COALESCE(r.payment_id, e.reference) AS payment_id, SUM(e.points) AS points
                            FROM points_entry e LEFT JOIN points_refund r ON r.refund_id = e.reference
                            WHERE e.operation IN ('earn', 'revoke', 'take_back', 'restore')
                            GROUP BY COALESCE(r.payment_id, e.reference)) moved ON moved.payment_id = g.payment_id
                        WHERE g.points <> COALESCE(moved.points, 0)
                            OR g.points <> IF(g.granted AND NOT g.revoked AND g.customer IS NOT NULL
                                AND g.minor_per_point > 0,
                                (g.captured_minor - g.refunded_minor) DIV g.minor_per_point, 0)""")).as("payments that earned something else").isZero();
        assertThat(count("""
                        SELECT COUNT(*) FROM points_grant g WHERE g.refunded_minor <>
                        (SELECT COALESCE(SUM(r.amount_minor), 0) FROM points_refund r
                        WHERE r.payment_id = g.payment_id AND r.state = 'TAKEN')"""))
                .as("payments that are not refunded by their refunds")
                .isZero();
        assertThat(count("""
                        SELECT COUNT(*) FROM points_entry e
                        LEFT JOIN points_refund r ON r.refund_id = e.reference
                        LEFT JOIN points_grant g ON g.payment_id = COALESCE(r.payment_id, e.reference)
                        WHERE e.operation <> 'redeem' AND NOT COALESCE(
                            g.merchant_id = e.merchant_id AND g.customer = e.customer AND g.currency = e.currency,
                            FALSE)""")).as("entries that are not their payment's").isZero();
    }

    public long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() {
        pool.close();
    }
}
