package io.holdfast.account.channel.jdbc;

import io.holdfast.account.channel.ChannelBookings;
import io.holdfast.account.channel.StoredCapture;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bookings' rows: always the first statement of a commit that touches them. */
public final class ChannelBookingsJdbc implements ChannelBookings {

    private static final String INSERT_CAPTURE = """
            INSERT INTO channel_booking (reference, operation, payment_id, receipt_id, counted_receipt_id, merchant_id,
              channel, paid_currency, paid_minor, credited_currency, credited_minor, fee_basis_points, state, created_at)
            VALUES (?, 'capture', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DONE', ?)""";

    private static final String BURY = """
            INSERT INTO channel_booking (reference, operation, state, created_at, undone_at)
            VALUES (?, 'capture', 'UNDONE', ?, ?)""";

    private static final String UNDO = """
            UPDATE channel_booking SET state = 'UNDONE', counted_receipt_id = NULL, undone_at = ?
            WHERE reference = ? AND operation = 'capture' AND state = 'DONE'""";

    private static final String INSERT_SUSPENSE = """
            INSERT INTO channel_booking (reference, operation, payment_id, receipt_id, counted_receipt_id, merchant_id,
              channel, paid_currency, paid_minor, state, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'DONE', ?)""";

    private static final String SELECT = """
            SELECT receipt_id, merchant_id, channel, paid_currency, paid_minor, credited_currency, credited_minor,
              fee_basis_points, state
            FROM channel_booking WHERE reference = ? AND operation = ?""";

    private final JdbcTemplate jdbc;

    public ChannelBookingsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean addCapture(CaptureChannelFunds capture, Instant at) {
        return insert(
                INSERT_CAPTURE,
                capture.paymentId(),
                capture.paymentId(),
                capture.receiptId(),
                capture.receiptId(),
                capture.merchantId(),
                capture.channel(),
                capture.paid().currency().name(),
                capture.paid().amountMinor(),
                capture.credited().currency().name(),
                capture.credited().amountMinor(),
                capture.feeBasisPoints(),
                utc(at));
    }

    @Override
    public boolean addTombstone(String paymentId, Instant at) {
        return insert(BURY, paymentId, utc(at), utc(at));
    }

    @Override
    public boolean undoCapture(String paymentId, Instant at) {
        return jdbc.update(UNDO, utc(at), paymentId) == 1;
    }

    @Override
    public @Nullable StoredCapture capture(String paymentId) {
        return first(jdbc.query(SELECT, (row, number) -> capture(paymentId, row), paymentId, "capture"));
    }

    @Override
    public boolean addSuspense(SuspendChannelFunds suspense, @Nullable String paymentId, Instant at) {
        return insertReceipt("suspend", suspense, paymentId, suspense.receiptId(), at);
    }

    @Override
    public @Nullable SuspendChannelFunds suspense(String receiptId) {
        return first(jdbc.query(SELECT, (row, number) -> suspense(row), receiptId, "suspend"));
    }

    @Override
    public boolean addGiveBack(SuspendChannelFunds suspense, Instant at) {
        return insertReceipt("give_back", suspense, null, null, at);
    }

    private boolean insertReceipt(
            String operation,
            SuspendChannelFunds suspense,
            @Nullable String paymentId,
            @Nullable String countedReceiptId,
            Instant at) {
        return insert(
                INSERT_SUSPENSE,
                suspense.receiptId(),
                operation,
                paymentId,
                suspense.receiptId(),
                countedReceiptId,
                suspense.merchantId(),
                suspense.channel(),
                suspense.paid().currency().name(),
                suspense.paid().amountMinor(),
                utc(at));
    }

    private boolean insert(String sql, @Nullable Object... values) {
        try {
            return jdbc.update(sql, values) == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private static StoredCapture capture(String paymentId, ResultSet row) throws SQLException {
        boolean undone = row.getString("state").equals("UNDONE");
        if (row.getString("receipt_id") == null) {
            return new StoredCapture(null, undone);
        }
        CaptureChannelFunds content = new CaptureChannelFunds(
                paymentId,
                row.getString("merchant_id"),
                row.getString("channel"),
                row.getString("receipt_id"),
                money(row, "paid"),
                money(row, "credited"),
                row.getInt("fee_basis_points"));
        return new StoredCapture(content, undone);
    }

    private static SuspendChannelFunds suspense(ResultSet row) throws SQLException {
        return new SuspendChannelFunds(
                row.getString("receipt_id"),
                row.getString("merchant_id"),
                row.getString("channel"),
                money(row, "paid"));
    }

    private static Money money(ResultSet row, String what) throws SQLException {
        return Money.of(row.getLong(what + "_minor"), CurrencyCode.valueOf(row.getString(what + "_currency")));
    }

    private static <T> @Nullable T first(List<T> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
