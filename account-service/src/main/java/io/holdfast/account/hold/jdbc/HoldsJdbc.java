package io.holdfast.account.hold.jdbc;

import io.holdfast.account.expiry.Expiring.Expired;
import io.holdfast.account.hold.Branch;
import io.holdfast.account.hold.Hold;
import io.holdfast.account.hold.Holds;
import io.holdfast.account.hold.StoredHold;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of holds: always the first statement of a commit that touches them. */
public final class HoldsJdbc implements Holds {

    private static final String INSERT = """
            INSERT INTO funds_hold (payment_id, xid, branch_id, merchant_id, payer_account_id, currency, amount_minor,
              points_value_minor, fee_basis_points, state, expires_at, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'TRIED', ?, ?)""";

    private static final String BURY = """
            INSERT INTO funds_hold (payment_id, xid, branch_id, state, created_at, resolved_at)
            VALUES (?, ?, ?, 'CANCELLED', ?, ?)""";

    private static final String FINISH = """
            UPDATE funds_hold SET state = ?, resolved_at = ?
            WHERE payment_id = ? AND state = 'TRIED' AND xid = ? AND branch_id = ?""";

    private static final String SELECT = """
            SELECT payment_id, xid, branch_id, merchant_id, payer_account_id, currency, amount_minor,
              points_value_minor, fee_basis_points, state
            FROM funds_hold WHERE payment_id\s""";

    private static final String EXPIRED = """
            SELECT payment_id, expires_at FROM funds_hold
            WHERE state = 'TRIED' AND expires_at <= ? AND (expires_at > ? OR expires_at = ? AND payment_id > ?)
            ORDER BY expires_at, payment_id LIMIT ?""";

    private static final LocalDateTime LONG_AGO = LocalDateTime.of(1970, 1, 1, 0, 0);

    private final JdbcTemplate jdbc;

    public HoldsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(Hold hold, Branch branch, Instant expiresAt, Instant at) {
        return insert(
                INSERT,
                hold.paymentId(),
                branch.xid(),
                branch.branchId(),
                hold.merchantId(),
                hold.payerAccountId(),
                hold.amount().currency().name(),
                hold.amount().amountMinor(),
                hold.pointsValueMinor(),
                hold.feeBasisPoints(),
                utc(expiresAt),
                utc(at));
    }

    @Override
    public boolean addTombstone(String paymentId, @Nullable Branch branch, Instant at) {
        return insert(
                BURY,
                paymentId,
                branch == null ? null : branch.xid(),
                branch == null ? null : branch.branchId(),
                utc(at),
                utc(at));
    }

    private boolean insert(String sql, @Nullable Object... values) {
        try {
            return jdbc.update(sql, values) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public boolean finish(String paymentId, Branch branch, BranchState finalState, Instant at) {
        return jdbc.update(FINISH, finalState.name(), utc(at), paymentId, branch.xid(), branch.branchId()) == 1;
    }

    @Override
    public @Nullable StoredHold find(String paymentId) {
        List<StoredHold> found = jdbc.query(SELECT + "= ?", HoldsJdbc::stored, paymentId);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<StoredHold> find(List<String> paymentIds) {
        if (paymentIds.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(paymentIds.size(), "?"));
        return jdbc.query(SELECT + "IN (" + places + ")", HoldsJdbc::stored, paymentIds.toArray());
    }

    @Override
    public List<Expired> expired(Instant now, @Nullable Expired after, int limit) {
        LocalDateTime from = after == null ? LONG_AGO : utc(after.expiresAt());
        return jdbc.query(
                EXPIRED,
                (row, number) -> new Expired(
                        row.getString(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                utc(now),
                from,
                from,
                after == null ? "" : after.paymentId(),
                limit);
    }

    private static StoredHold stored(ResultSet row, int number) throws SQLException {
        String paymentId = row.getString("payment_id");
        String xid = row.getString("xid");
        return new StoredHold(
                paymentId,
                content(paymentId, row),
                xid == null ? null : new Branch(xid, row.getLong("branch_id")),
                BranchState.valueOf(row.getString("state")));
    }

    private static @Nullable Hold content(String paymentId, ResultSet row) throws SQLException {
        String payer = row.getString("payer_account_id");
        if (payer == null) {
            return null;
        }
        return new Hold(
                paymentId,
                row.getString("merchant_id"),
                payer,
                Money.of(row.getLong("amount_minor"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getLong("points_value_minor"),
                row.getInt("fee_basis_points"));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
