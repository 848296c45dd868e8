package io.holdfast.payment.notify.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.notify.AttemptFailure;
import io.holdfast.payment.notify.Delivery;
import io.holdfast.payment.notify.DeliveryKind;
import io.holdfast.payment.notify.DeliveryRecords;
import io.holdfast.payment.notify.DeliveryState;
import io.holdfast.payment.notify.SentAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deliveries in SQL, for those who look at them. */
public final class DeliveryRecordsJdbc implements DeliveryRecords {

    /** With the index of deliveries. MySQL would read all attempts at once while they are few, and sort all deliveries. */
    private static final String SELECT =
            "SELECT d.delivery_id, d.endpoint_id, d.merchant_id, d.event_id, v.type, d.kind, d.state, d.attempts,"
                    + " d.next_attempt_at, d.last_failure, a.http_status, d.created_at, d.finished_at"
                    + " FROM webhook_delivery d %s JOIN merchant_event v ON v.event_id = d.event_id"
                    + " LEFT JOIN webhook_attempt a FORCE INDEX (PRIMARY)"
                    + " ON a.delivery_id = d.delivery_id AND a.attempt_no = d.attempts WHERE 1 = 1";

    private final JdbcTemplate jdbc;

    public DeliveryRecordsJdbc(JdbcTemplate jdbc) {
        this.jdbc = NotifyRows.notForLong(jdbc);
    }

    @Override
    public List<Delivery> list(Wanted wanted) {
        StringBuilder sql = new StringBuilder(SELECT.formatted(index(wanted)));
        List<Object> values = new ArrayList<>();
        MerchantEventsJdbc.and(sql, values, "d.merchant_id = ?", wanted.merchantId());
        MerchantEventsJdbc.and(sql, values, "d.endpoint_id = ?", wanted.endpointId());
        MerchantEventsJdbc.and(sql, values, "d.event_id = ?", wanted.eventId());
        MerchantEventsJdbc.and(
                sql,
                values,
                "d.state = ?",
                wanted.state() == null ? null : wanted.state().name());
        MerchantEventsJdbc.and(sql, values, "d.delivery_id < ?", wanted.after());
        sql.append(" ORDER BY d.delivery_id DESC LIMIT ?");
        values.add(wanted.limit());
        return jdbc.query(sql.toString(), DeliveryRecordsJdbc::delivery, values.toArray());
    }

    /** The index that has them in their order: MySQL prefers another that it has to sort after. */
    private static String index(Wanted wanted) {
        if (wanted.eventId() != null || wanted.endpointId() != null) {
            return "";
        }
        if (wanted.state() == null) {
            return wanted.merchantId() == null ? "" : "FORCE INDEX (webhook_delivery_list)";
        }
        return wanted.merchantId() == null
                ? "FORCE INDEX (webhook_delivery_oldest)"
                : "FORCE INDEX (webhook_delivery_list_by_state)";
    }

    @Override
    public @Nullable Delivery find(@Nullable String merchantId, String deliveryId) {
        StringBuilder sql = new StringBuilder(SELECT.formatted("")).append(" AND d.delivery_id = ?");
        List<Object> values = new ArrayList<>(List.of(deliveryId));
        MerchantEventsJdbc.and(sql, values, "d.merchant_id = ?", merchantId);
        List<Delivery> found = jdbc.query(sql.toString(), DeliveryRecordsJdbc::delivery, values.toArray());
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<SentAttempt> attempts(String deliveryId) {
        return jdbc.query(
                "SELECT attempted_at, http_status, failure, latency_millis, answer FROM webhook_attempt"
                        + " WHERE delivery_id = ? ORDER BY attempt_no",
                (row, number) -> new SentAttempt(
                        NotifyRows.instant(row, "attempted_at"),
                        row.getObject("http_status", Integer.class),
                        failure(row.getString("failure")),
                        row.getInt("latency_millis"),
                        row.getBytes("answer")),
                deliveryId);
    }

    @Override
    public List<AttentionItem> dead(int limit) {
        return jdbc.query(
                "SELECT d.delivery_id, d.merchant_id, v.payment_id, d.last_failure, d.finished_at,"
                        + " COALESCE(JSON_VALUE(v.payload, '$.payment.amount'),"
                        + " JSON_VALUE(v.payload, '$.refund.amount')) AS amount_minor,"
                        + " COALESCE(JSON_VALUE(v.payload, '$.payment.currency'),"
                        + " JSON_VALUE(v.payload, '$.refund.currency')) AS currency"
                        // One look for each endpoint, however many events did not reach it.
                        + " FROM (SELECT (SELECT o.delivery_id FROM webhook_delivery o"
                        + " WHERE o.endpoint_id = e.endpoint_id AND o.state = 'DEAD' AND o.kind = 'EVENT'"
                        + " ORDER BY o.delivery_id LIMIT 1) AS oldest"
                        + " FROM webhook_endpoint e WHERE e.deleted_at IS NULL) dead"
                        + " JOIN webhook_delivery d ON d.delivery_id = dead.oldest"
                        + " JOIN merchant_event v ON v.event_id = d.event_id ORDER BY d.finished_at LIMIT ?",
                (row, number) -> new AttentionItem(
                        "webhook",
                        row.getString("delivery_id"),
                        row.getString("merchant_id"),
                        row.getString("payment_id"),
                        amount(row),
                        row.getString("last_failure"),
                        null,
                        NotifyRows.instant(row, "finished_at")),
                limit);
    }

    /** What is delivered in other words than ours, being of a type that there is not today, names none here. */
    private static @Nullable Money amount(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null ? null : Money.of(row.getLong("amount_minor"), CurrencyCode.valueOf(currency));
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("d.delivery_id"),
                row.getString("d.endpoint_id"),
                row.getString("d.merchant_id"),
                row.getString("d.event_id"),
                row.getString("v.type"),
                DeliveryKind.valueOf(row.getString("d.kind")),
                DeliveryState.valueOf(row.getString("d.state")),
                row.getInt("d.attempts"),
                NotifyRows.optionalInstant(row, "d.next_attempt_at"),
                failure(row.getString("d.last_failure")),
                row.getObject("a.http_status", Integer.class),
                NotifyRows.instant(row, "d.created_at"),
                NotifyRows.optionalInstant(row, "d.finished_at"));
    }

    private static @Nullable AttemptFailure failure(@Nullable String name) {
        return name == null ? null : AttemptFailure.valueOf(name);
    }
}
