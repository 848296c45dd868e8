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
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/** Rows of these tables as values. */
final class NotifyRows {

    static final String ENDPOINT_COLUMNS =
            "e.endpoint_id, e.merchant_id, e.url, e.events, e.description, e.status, e.retry_policy,"
                    + " e.previous_until, e.created_at";
    static final String EVENT_COLUMNS = "v.event_id, v.merchant_id, v.type, v.payment_id, v.occurred_at, v.payload";

    private static final int LONGEST_SECONDS = 5;
    /** The server's word for a statement that the driver had broken off. */
    private static final int INTERRUPTED = 1317;

    private NotifyRows() {}

    /** For questions of people: what takes longer is broken off, as the connections are the payments' too. */
    static JdbcTemplate notForLong(JdbcTemplate jdbc) {
        JdbcTemplate bounded = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        bounded.setQueryTimeout(LONGEST_SECONDS);
        SQLExceptionSubclassTranslator translator = new SQLExceptionSubclassTranslator();
        // Otherwise it would be a mistake of ours, and not something to ask again later.
        translator.setCustomTranslator(
                (task, sql, e) -> e.getErrorCode() == INTERRUPTED ? new QueryTimeoutException(task, e) : null);
        bounded.setExceptionTranslator(translator);
        return bounded;
    }

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
