package io.holdfast.account.refund.jdbc;

import io.holdfast.account.refund.RefundState;
import io.holdfast.account.refund.Refunds;
import io.holdfast.account.refund.StoredRefund;
import io.holdfast.account.refund.StoredRefund.FrozenRefund;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.FreezeRefund;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The refunds' rows: always the first statement of a commit that touches them. */
public final class RefundsJdbc implements Refunds {

    private static final String INSERT = """
            INSERT INTO funds_refund (refund_id, payment_id, merchant_id, merchant_account_id, currency, amount_minor,
              to_payer_currency, to_payer_minor, channel, payer_account_id, state, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?)""";

    private static final String BURY = """
            INSERT INTO funds_refund (refund_id, state, created_at, resolved_at) VALUES (?, 'RELEASED', ?, ?)""";

    private static final String FINISH =
            "UPDATE funds_refund SET state = ?, resolved_at = ? WHERE refund_id = ? AND state = 'PENDING'";

    private static final String SELECT = """
            SELECT payment_id, merchant_id, merchant_account_id, currency, amount_minor, to_payer_currency,
              to_payer_minor, channel, payer_account_id, state
            FROM funds_refund WHERE refund_id = ?""";

    private final JdbcTemplate jdbc;

    public RefundsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(FrozenRefund refund, Instant at) {
        FreezeRefund content = refund.content();
        return insert(
                INSERT,
                content.refundId(),
                content.paymentId(),
                content.merchantId(),
                refund.merchantAccountId(),
                content.amount().currency().name(),
                content.amount().amountMinor(),
                content.toPayer().currency().name(),
                content.toPayer().amountMinor(),
                content.channel(),
                content.payerAccountId(),
                utc(at));
    }

    @Override
    public boolean addTombstone(String refundId, Instant at) {
        return insert(BURY, refundId, utc(at), utc(at));
    }

    @Override
    public boolean finish(String refundId, RefundState finalState, Instant at) {
        return jdbc.update(FINISH, finalState.name(), utc(at), refundId) == 1;
    }

    @Override
    public @Nullable StoredRefund find(String refundId) {
        List<StoredRefund> found = jdbc.query(SELECT, (row, number) -> stored(refundId, row), refundId);
        return found.isEmpty() ? null : found.get(0);
    }

    private boolean insert(String sql, @Nullable Object... values) {
        try {
            return jdbc.update(sql, values) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static StoredRefund stored(String refundId, ResultSet row) throws SQLException {
        RefundState state = RefundState.valueOf(row.getString("state"));
        String merchantAccountId = row.getString("merchant_account_id");
        if (merchantAccountId == null) {
            return new StoredRefund(null, state);
        }
        FreezeRefund content = new FreezeRefund(
                refundId,
                row.getString("payment_id"),
                row.getString("merchant_id"),
                Money.of(row.getLong("amount_minor"), CurrencyCode.valueOf(row.getString("currency"))),
                Money.of(row.getLong("to_payer_minor"), CurrencyCode.valueOf(row.getString("to_payer_currency"))),
                row.getString("channel"),
                row.getString("payer_account_id"));
        return new StoredRefund(new FrozenRefund(content, merchantAccountId), state);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
