package io.holdfast.account.directory.jdbc;

import io.holdfast.account.directory.Directory;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.OpenAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The account rows, each read together with what is posted and not folded yet, in one statement and so one snapshot. */
public final class DirectoryJdbc implements Directory {

    private static final String INSERT = """
            INSERT INTO account
              (account_id, merchant_id, kind, owner, currency, status, available_minor, frozen_minor, created_at)
            VALUES (?, ?, ?, ?, ?, 'OPEN', 0, 0, ?)""";

    private static final String SELECT = """
            SELECT a.account_id, a.merchant_id, a.kind, a.owner, a.currency, a.status, a.frozen_minor, a.created_at,
              a.available_minor + COALESCE(
                (SELECT SUM(p.amount_minor) FROM pending_posting p WHERE p.account_id = a.account_id), 0)
                AS available_minor
            FROM account a WHERE\s""";

    private static final String CLOSE = """
            UPDATE account SET status = 'CLOSED'
            WHERE account_id = ? AND available_minor = 0 AND frozen_minor = 0""";

    private final JdbcTemplate jdbc;

    public DirectoryJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean add(String accountId, OpenAccount account, Instant at) {
        try {
            return jdbc.update(INSERT, row(accountId, account, at)) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public void ensure(String accountId, OpenAccount account, Instant at) {
        jdbc.update(INSERT + " ON DUPLICATE KEY UPDATE account_id = account_id", row(accountId, account, at));
    }

    @Override
    public @Nullable AccountView find(String accountId) {
        return first(jdbc.query(SELECT + "a.account_id = ?", DirectoryJdbc::view, accountId));
    }

    @Override
    public @Nullable AccountView find(OpenAccount account) {
        return first(jdbc.query(
                SELECT + "a.merchant_id = ? AND a.kind = ? AND a.owner = ? AND a.currency = ?",
                DirectoryJdbc::view,
                account.merchantId(),
                account.kind().name(),
                account.owner(),
                account.currency().name()));
    }

    @Override
    public void changeStatus(String accountId, AccountStatus status) {
        jdbc.update(
                "UPDATE account SET status = ? WHERE account_id = ? AND status <> 'CLOSED'", status.name(), accountId);
    }

    @Override
    public void closeIfEmpty(String accountId) {
        jdbc.update(CLOSE, accountId);
    }

    private static Object[] row(String accountId, OpenAccount account, Instant at) {
        return new Object[] {
            accountId,
            account.merchantId(),
            account.kind().name(),
            account.owner(),
            account.currency().name(),
            LocalDateTime.ofInstant(at, ZoneOffset.UTC)
        };
    }

    private static @Nullable AccountView first(List<AccountView> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private static AccountView view(ResultSet row, int number) throws SQLException {
        return new AccountView(
                row.getString("account_id"),
                row.getString("merchant_id"),
                AccountKind.valueOf(row.getString("kind")),
                row.getString("owner"),
                CurrencyCode.valueOf(row.getString("currency")),
                AccountStatus.valueOf(row.getString("status")),
                row.getLong("available_minor"),
                row.getLong("frozen_minor"),
                row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
