package io.holdfast.payment.notify.jdbc;

import static io.holdfast.payment.notify.jdbc.NotifyRows.time;

import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.MerchantEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in SQL. */
public final class MerchantEventsJdbc implements MerchantEvents {

    private static final String SELECT =
            "SELECT " + NotifyRows.EVENT_COLUMNS + " FROM merchant_event v WHERE v.merchant_id = ?";

    private final JdbcTemplate jdbc;

    public MerchantEventsJdbc(JdbcTemplate jdbc) {
        this.jdbc = NotifyRows.notForLong(jdbc);
    }

    @Override
    public List<MerchantEvent> list(String merchantId, Wanted wanted) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> values = new ArrayList<>(List.of(merchantId));
        and(sql, values, "v.type = ?", wanted.type());
        and(sql, values, "v.payment_id = ?", wanted.paymentId());
        and(sql, values, "v.occurred_at >= ?", wanted.from() == null ? null : time(wanted.from()));
        and(sql, values, "v.occurred_at < ?", wanted.to() == null ? null : time(wanted.to()));
        MerchantEvent after = wanted.after();
        if (after != null) {
            sql.append(" AND v.occurred_at <= ? AND (v.occurred_at < ? OR v.event_id < ?)");
            values.addAll(List.of(time(after.occurredAt()), time(after.occurredAt()), after.eventId()));
        }
        sql.append(" ORDER BY v.occurred_at DESC, v.event_id DESC LIMIT ?");
        values.add(wanted.limit());
        return jdbc.query(sql.toString(), NotifyRows::event, values.toArray());
    }

    static void and(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.add(value);
        }
    }

    @Override
    public @Nullable MerchantEvent find(String merchantId, String eventId) {
        List<MerchantEvent> found = jdbc.query(SELECT + " AND v.event_id = ?", NotifyRows::event, merchantId, eventId);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public int forgetStoredBefore(Instant time, int limit) {
        return jdbc.update(
                "DELETE FROM merchant_event WHERE stored_at < ? AND NOT EXISTS"
                        + " (SELECT 1 FROM webhook_delivery d WHERE d.event_id = merchant_event.event_id)"
                        + " ORDER BY stored_at LIMIT ?",
                time(time),
                limit);
    }
}
