package io.holdfast.points.hold.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.Redemption;
import io.holdfast.points.hold.Hold;
import io.holdfast.points.hold.Holds;
import io.holdfast.points.hold.NewHold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of holds. */
public final class HoldsJdbc implements Holds {

    private static final String SELECT = """
            SELECT payment_id, state, xid, merchant_id, customer, points, currency, value_minor
            FROM points_hold WHERE payment_id""";

    private final JdbcClient jdbc;

    public HoldsJdbc(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(NewHold hold, Instant at) {
        Redemption redemption = hold.redemption();
        try {
            jdbc.sql("""
                            INSERT INTO points_hold (payment_id, xid, branch_id, merchant_id, customer, points,
                            currency, value_minor, state, expires_at, created_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'TRIED', ?, ?)""")
                    .params(
                            redemption.paymentId(),
                            hold.xid(),
                            hold.branchId(),
                            redemption.owner().merchantId(),
                            redemption.owner().customer(),
                            redemption.points(),
                            redemption.value().currency().name(),
                            redemption.value().amountMinor(),
                            utc(hold.expiresAt()),
                            utc(at))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public void bury(String paymentId, Instant at) {
        jdbc.sql("""
                        INSERT INTO points_hold (payment_id, state, created_at, resolved_at)
                        VALUES (?, 'CANCELLED', ?, ?)""").params(paymentId, utc(at), utc(at)).update();
    }

    @Override
    public void finish(String paymentId, BranchState state, Instant at) {
        int rows = jdbc.sql("""
                        UPDATE points_hold SET state = ?, resolved_at = ?
                        WHERE payment_id = ? AND state = 'TRIED'""").params(state.name(), utc(at), paymentId).update();
        if (rows != 1) {
            throw new IllegalStateException("the hold of " + paymentId + " is not TRIED");
        }
    }

    @Override
    public Optional<Hold> find(String paymentId) {
        return jdbc.sql(SELECT + " = ?").param(paymentId).query(HoldsJdbc::read).optional();
    }

    @Override
    public Optional<Hold> lock(String paymentId) {
        return jdbc.sql(SELECT + " = ? FOR UPDATE")
                .param(paymentId)
                .query(HoldsJdbc::read)
                .optional();
    }

    @Override
    public List<Hold> all(List<String> paymentIds) {
        if (paymentIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + " IN (:ids)")
                .param("ids", paymentIds)
                .query(HoldsJdbc::read)
                .list();
    }

    @Override
    public List<String> expired(Instant by, String after, int limit) {
        return jdbc.sql("""
                        SELECT payment_id FROM points_hold
                        WHERE state = 'TRIED' AND expires_at <= ? AND payment_id > ?
                        ORDER BY payment_id LIMIT ?""").params(utc(by), after, limit).query(String.class).list();
    }

    private static Hold read(ResultSet row, int number) throws SQLException {
        String paymentId = row.getString("payment_id");
        String merchantId = row.getString("merchant_id");
        Redemption content = merchantId == null
                ? null
                : new Redemption(
                        paymentId,
                        new Owner(merchantId, row.getString("customer")),
                        row.getLong("points"),
                        Money.of(row.getLong("value_minor"), CurrencyCode.valueOf(row.getString("currency"))));
        return new Hold(paymentId, BranchState.valueOf(row.getString("state")), row.getString("xid"), content);
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
