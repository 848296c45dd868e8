package io.holdfast.payment.notify.jdbc;

import io.holdfast.payment.notify.EndpointStatus;
import io.holdfast.payment.notify.EventTypes;
import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.RetryPolicy;
import io.holdfast.payment.notify.SealedSecrets;
import io.holdfast.payment.notify.WebhookEndpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of these tables as values. */
final class NotifyRows {

    static final String ENDPOINT_COLUMNS =
            "e.endpoint_id, e.merchant_id, e.url, e.events, e.description, e.status, e.retry_policy,"
                    + " e.previous_until, e.created_at";
    static final String EVENT_COLUMNS = "v.event_id, v.merchant_id, v.type, v.payment_id, v.occurred_at, v.payload";

    private NotifyRows() {}

    static WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        return new WebhookEndpoint(
                row.getString("e.endpoint_id"),
                row.getString("e.merchant_id"),
                row.getString("e.url"),
                EventTypes.read(row.getString("e.events")),
                row.getString("e.description"),
                EndpointStatus.valueOf(row.getString("e.status")),
                RetryPolicy.read(row.getString("e.retry_policy")),
                optionalInstant(row, "e.previous_until"),
                instant(row, "e.created_at"));
    }

    static SealedSecrets secrets(ResultSet row, int number) throws SQLException {
        return new SealedSecrets(
                row.getBytes("e.sealed_secret"),
                row.getBytes("e.sealed_previous"),
                optionalInstant(row, "e.previous_until"));
    }

    static MerchantEvent event(ResultSet row, int number) throws SQLException {
        return new MerchantEvent(
                row.getString("v.event_id"),
                row.getString("v.merchant_id"),
                row.getString("v.type"),
                row.getString("v.payment_id"),
                instant(row, "v.occurred_at"),
                row.getString("v.payload"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(optionalInstant(row, column));
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Question marks for an IN list. */
    static String places(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }
}
