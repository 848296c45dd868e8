package io.holdfast.account.authorization.jdbc;

import io.holdfast.account.authorization.AuthorizationHolds;
import io.holdfast.account.authorization.AuthorizationState;
import io.holdfast.account.authorization.AuthorizedFunds;
import io.holdfast.account.authorization.Part;
import io.holdfast.account.authorization.StoredAuthorization;
import io.holdfast.account.expiry.Expiring.Expired;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The authorizations' rows: always the first statement of a commit that touches them. */
public final class AuthorizationHoldsJdbc implements AuthorizationHolds {

    private static final String INSERT = """
            INSERT INTO authorization_hold (payment_id, merchant_id, payer_account_id, currency, amount_minor, state,
              expires_at, created_at)
            VALUES (?, ?, ?, ?, ?, 'TRIED', ?, ?)""";

    private static final String BURY = """
            INSERT INTO authorization_hold (payment_id, state, created_at, resolved_at)
            VALUES (?, 'RELEASED', ?, ?)""";

    private static final String CAPTURE = """
            UPDATE authorization_hold
            SET state = 'CAPTURED', captured_minor = ?, fee_basis_points = ?, resolved_at = ?
            WHERE payment_id = ? AND state = 'TRIED'""";

    private static final String RELEASE = """
            UPDATE authorization_hold SET state = 'RELEASED', resolved_at = ?
            WHERE payment_id = ? AND state = ?""";

    private static final String SELECT = """
            SELECT merchant_id, payer_account_id, currency, amount_minor, captured_minor, fee_basis_points, state
            FROM authorization_hold WHERE payment_id = ?""";

    private static final String EXPIRED = """
            SELECT payment_id, expires_at FROM authorization_hold
            WHERE state = 'TRIED' AND expires_at <= ? AND (expires_at > ? OR expires_at = ? AND payment_id > ?)
            ORDER BY expires_at, payment_id LIMIT ?""";

    private static final Expired BEFORE_ALL = new Expired("", Instant.EPOCH);

    private final JdbcTemplate jdbc;

    public AuthorizationHoldsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(AuthorizedFunds funds, Instant expiresAt, Instant at) {
        return insert(
                INSERT,
                funds.paymentId(),
                funds.merchantId(),
                funds.payerAccountId(),
                funds.amount().currency().name(),
                funds.amount().amountMinor(),
                utc(expiresAt),
                utc(at));
    }

    @Override
    public boolean addTombstone(String paymentId, Instant at) {
        return insert(BURY, paymentId, utc(at), utc(at));
    }

    @Override
    public boolean capture(String paymentId, Part part, Instant at) {
        return jdbc.update(CAPTURE, part.capturedMinor(), part.feeBasisPoints(), utc(at), paymentId) == 1;
    }

    @Override
    public boolean release(String paymentId, AuthorizationState from, Instant at) {
        return jdbc.update(RELEASE, utc(at), paymentId, from.name()) == 1;
    }

    @Override
    public @Nullable StoredAuthorization find(String paymentId) {
        List<StoredAuthorization> found = jdbc.query(SELECT, (row, number) -> stored(paymentId, row), paymentId);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<Expired> expired(Instant now, @Nullable Expired after, int limit) {
        Expired from = after == null ? BEFORE_ALL : after;
        return jdbc.query(
                EXPIRED,
                (row, number) -> new Expired(
                        row.getString(1), row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                utc(now),
                utc(from.expiresAt()),
                utc(from.expiresAt()),
                from.paymentId(),
                limit);
    }

    private boolean insert(String sql, Object... values) {
        try {
            return jdbc.update(sql, values) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static StoredAuthorization stored(String paymentId, ResultSet row) throws SQLException {
        AuthorizationState state = AuthorizationState.valueOf(row.getString("state"));
        String payer = row.getString("payer_account_id");
        if (payer == null) {
            return new StoredAuthorization(null, state, null);
        }
        AuthorizedFunds funds = new AuthorizedFunds(
                paymentId,
                row.getString("merchant_id"),
                payer,
                Money.of(row.getLong("amount_minor"), CurrencyCode.valueOf(row.getString("currency"))));
        long capturedMinor = row.getLong("captured_minor");
        Part part = row.wasNull() ? null : new Part(capturedMinor, row.getInt("fee_basis_points"));
        return new StoredAuthorization(funds, state, part);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
