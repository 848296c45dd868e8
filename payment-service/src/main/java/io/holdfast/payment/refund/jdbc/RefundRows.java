package io.holdfast.payment.refund.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A refund as a row and back. */
final class RefundRows {

    /** In the order that {@link #refund} reads. */
    static final String COLUMNS = "refund_id, merchant_id, merchant_refund_no, payment_id, currency, amount_minor,"
            + " to_payer_currency, to_payer_minor, reason, restock, state, failure_reason, created_at, finished_at, look_at";

    private RefundRows() {}

    static RefundView refund(ResultSet row, int number) throws SQLException {
        String failureReason = row.getString(12);
        return new RefundView(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Money.of(row.getLong(6), CurrencyCode.valueOf(row.getString(5))),
                Money.of(row.getLong(8), CurrencyCode.valueOf(row.getString(7))),
                row.getString(9),
                row.getBoolean(10),
                RefundState.valueOf(row.getString(11)),
                failureReason == null ? null : RefundFailure.valueOf(failureReason),
                row.getObject(13, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, 14),
                instant(row, 15));
    }

    static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
