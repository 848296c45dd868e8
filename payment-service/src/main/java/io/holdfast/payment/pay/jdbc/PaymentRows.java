package io.holdfast.payment.pay.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A payment as a row and back. Times are UTC and pass without any zone, whatever the connection's is. */
final class PaymentRows {

    /** In the order that {@link #payment} reads and {@link #values} gives. */
    static final String COLUMNS = "payment_id, merchant_id, merchant_payment_no, order_id, method, payer_account_id,"
            + " customer, currency, amount_minor, points, points_value_minor, fee_basis_points,"
            + " capture_method, state, failure_reason, captured_minor, refunded_minor, held_for, created_at, expires_at,"
            + " finished_at, look_at, approved_at";

    private PaymentRows() {}

    static PaymentView payment(ResultSet row, int rowNumber) throws SQLException {
        String failureReason = row.getString(15);
        long captured = row.getLong(16);
        boolean allCaptured = row.wasNull();
        return new PaymentView(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                PaymentMethod.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                Money.of(row.getLong(9), CurrencyCode.valueOf(row.getString(8))),
                row.getLong(10),
                row.getLong(11),
                row.getInt(12),
                CaptureMethod.valueOf(row.getString(13)),
                PaymentState.valueOf(row.getString(14)),
                failureReason == null ? null : FailureReason.valueOf(failureReason),
                allCaptured ? null : captured,
                row.getLong(17),
                row.getString(18),
                row.getObject(19, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                instant(row, 20),
                instant(row, 21),
                instant(row, 22),
                instant(row, 23));
    }

    static @Nullable Object[] values(PaymentView payment) {
        return new @Nullable Object[] {
            payment.paymentId(),
            payment.merchantId(),
            payment.merchantPaymentNo(),
            payment.orderId(),
            payment.method().name(),
            payment.payerAccountId(),
            payment.customer(),
            payment.amount().currency().name(),
            payment.amount().amountMinor(),
            payment.points(),
            payment.pointsValueMinor(),
            payment.feeBasisPoints(),
            payment.captureMethod().name(),
            payment.state().name(),
            name(payment.failureReason()),
            payment.capturedMinor(),
            payment.refundedMinor(),
            payment.heldFor(),
            time(payment.createdAt()),
            time(payment.expiresAt()),
            time(payment.finishedAt()),
            time(payment.nextLookAt()),
            time(payment.approvedAt())
        };
    }

    static @Nullable LocalDateTime time(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
