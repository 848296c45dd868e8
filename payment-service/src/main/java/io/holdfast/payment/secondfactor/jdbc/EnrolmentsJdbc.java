package io.holdfast.payment.secondfactor.jdbc;

import io.holdfast.payment.secondfactor.Enrolment;
import io.holdfast.payment.secondfactor.Enrolments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

public final class EnrolmentsJdbc implements Enrolments {

    private static final String INSERT =
            "INSERT INTO second_factor (account_id, merchant_id, secret, begun_at) VALUES (?, ?, ?, ?)";
    private static final String REPLACE = "UPDATE second_factor SET secret = ?, begun_at = ?"
            + " WHERE account_id = ? AND merchant_id = ? AND confirmed_at IS NULL";
    private static final String LOCK = "SELECT account_id, merchant_id, secret, confirmed_at, last_step, wrong_codes,"
            + " wrong_since, locked_until FROM second_factor WHERE account_id = ? FOR UPDATE";
    private static final String TAKE = "UPDATE second_factor SET last_step = ?, wrong_codes = 0, wrong_since = NULL,"
            + " locked_until = NULL WHERE account_id = ? AND confirmed_at IS NOT NULL AND last_step < ?";
    private static final String CONFIRM = "UPDATE second_factor SET last_step = ?, confirmed_at = ?, wrong_codes = 0,"
            + " wrong_since = NULL, locked_until = NULL WHERE account_id = ? AND confirmed_at IS NULL";
    private static final String WRONG =
            "UPDATE second_factor SET wrong_codes = ?, wrong_since = ?, locked_until = ? WHERE account_id = ?";

    private final JdbcTemplate jdbc;

    public EnrolmentsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean begin(String accountId, String merchantId, byte[] sealed, Instant now) {
        try {
            jdbc.update(INSERT, accountId, merchantId, sealed, time(now));
            return true;
        } catch (DuplicateKeyException enrolled) {
            return jdbc.update(REPLACE, sealed, time(now), accountId, merchantId) == 1;
        }
    }

    @Override
    public boolean isConfirmed(String merchantId, String accountId) {
        return !jdbc.queryForList(
                        "SELECT 1 FROM second_factor WHERE account_id = ? AND merchant_id = ?"
                                + " AND confirmed_at IS NOT NULL",
                        Integer.class,
                        accountId,
                        merchantId)
                .isEmpty();
    }

    @Override
    public @Nullable Enrolment lock(String accountId) {
        return jdbc.query(LOCK, EnrolmentsJdbc::read, accountId).stream()
                .findFirst()
                .orElse(null);
    }

    private static Enrolment read(ResultSet row, int number) throws SQLException {
        return new Enrolment(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                instant(row, 4) != null,
                row.getLong(5),
                row.getInt(6),
                instant(row, 7),
                instant(row, 8));
    }

    @Override
    public boolean take(String accountId, long step) {
        return jdbc.update(TAKE, step, accountId, step) == 1;
    }

    @Override
    public boolean confirm(String accountId, long step, Instant now) {
        return jdbc.update(CONFIRM, step, time(now), accountId) == 1;
    }

    @Override
    public void wrong(String accountId, int wrongCodes, Instant wrongSince, @Nullable Instant lockedUntil) {
        jdbc.update(WRONG, wrongCodes, time(wrongSince), lockedUntil == null ? null : time(lockedUntil), accountId);
    }

    @Override
    public boolean remove(String accountId) {
        return jdbc.update("DELETE FROM second_factor WHERE account_id = ?", accountId) == 1;
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
