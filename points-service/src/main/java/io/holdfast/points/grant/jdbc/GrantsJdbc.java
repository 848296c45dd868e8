package io.holdfast.points.grant.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.EarnRate;
import io.holdfast.points.grant.Grant;
import io.holdfast.points.grant.Grants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of grants. */
public final class GrantsJdbc implements Grants {

    private final JdbcTemplate jdbc;

    public GrantsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Grant> lock(Collection<String> paymentIds) {
        if (paymentIds.isEmpty()) {
            return List.of();
        }
        String places = "?,".repeat(paymentIds.size());
        return jdbc.query(
                """
                SELECT payment_id, merchant_id, customer, currency, captured_minor, refunded_minor, minor_per_point, granted,
                    revoked
                FROM points_grant WHERE payment_id IN (""" + places.substring(0, places.length() - 1) + ") FOR UPDATE",
                GrantsJdbc::read,
                paymentIds.toArray());
    }

    @Override
    public void add(Collection<Grant> grants, Instant at) {
        LocalDateTime createdAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        jdbc.batchUpdate(
                """
                INSERT INTO points_grant (payment_id, merchant_id, customer, currency, captured_minor, refunded_minor,
                    minor_per_point, points, granted, revoked, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", grants.stream().map(grant -> row(grant, createdAt)).toList());
    }

    @Override
    public void change(Grant grant) {
        int rows = jdbc.update(
                """
                UPDATE points_grant SET refunded_minor = ?, points = ?, granted = ?, revoked = ?
                WHERE payment_id = ?""",
                grant.refundedMinor(),
                grant.points(),
                grant.granted(),
                grant.revoked(),
                grant.payment().paymentId());
        if (rows != 1) {
            throw new IllegalStateException(grant.payment().paymentId() + " has no grant");
        }
    }

    private static Object[] row(Grant grant, LocalDateTime createdAt) {
        GrantPoints payment = grant.payment();
        return new Object[] {
            payment.paymentId(),
            payment.merchantId(),
            payment.customer(),
            payment.captured().currency().name(),
            payment.captured().amountMinor(),
            grant.refundedMinor(),
            grant.rate().minorPerPoint(),
            grant.points(),
            grant.granted(),
            grant.revoked(),
            createdAt
        };
    }

    private static Grant read(ResultSet row, int number) throws SQLException {
        return new Grant(
                new GrantPoints(
                        row.getString("payment_id"),
                        row.getString("merchant_id"),
                        row.getString("customer"),
                        Money.of(row.getLong("captured_minor"), CurrencyCode.valueOf(row.getString("currency")))),
                new EarnRate(row.getLong("minor_per_point")),
                row.getLong("refunded_minor"),
                row.getBoolean("granted"),
                row.getBoolean("revoked"));
    }
}
