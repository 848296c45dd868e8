package io.holdfast.payment.notify.jdbc;

import static io.holdfast.payment.notify.jdbc.NotifyRows.time;

import io.holdfast.payment.notify.AttemptFailure;
import io.holdfast.payment.notify.ClaimedDelivery;
import io.holdfast.payment.notify.Deliveries;
import io.holdfast.payment.notify.DeliveryKind;
import io.holdfast.payment.notify.DeliveryState;
import io.holdfast.payment.notify.DueDelivery;
import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.NewDelivery;
import io.holdfast.payment.notify.SentAttempt;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries in SQL, for whoever carries them out. */
public final class DeliveriesJdbc implements Deliveries {

    /** Wake-ups are on time to a tenth of a second, and instances' clocks agree about as well. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private static final int CHUNK = 1_000;
    private static final String OF_CHUNK =
            "endpoint_id = ? AND state = 'PENDING' AND delivery_id > ? AND delivery_id <= ?";
    private static final String PUT_OFF = "UPDATE webhook_delivery SET"
            + " next_attempt_at = LEAST(CAST(? AS DATETIME(6)), give_up_at), claim = NULL, last_failure = ?"
            + " WHERE delivery_id = ? AND state = 'PENDING' AND give_up_at > ? AND ";
    private static final String GIVE_UP =
            "UPDATE webhook_delivery SET state = 'DEAD', next_attempt_at = NULL, claim = NULL,"
                    + " last_failure = ?, finished_at = ? WHERE delivery_id = ? AND state = 'PENDING' AND ";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    public DeliveriesJdbc(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public void plan(List<MerchantEvent> events, List<NewDelivery> deliveries, Instant at) {
        jdbc.batchUpdate(
                "INSERT INTO merchant_event (event_id, merchant_id, type, payment_id, occurred_at, payload, stored_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE type = type",
                events.stream()
                        .map(event -> new @Nullable Object[] {
                            event.eventId(),
                            event.merchantId(),
                            event.type(),
                            event.paymentId(),
                            time(event.occurredAt()),
                            event.payload(),
                            time(at)
                        })
                        .toList());
        jdbc.batchUpdate(
                "INSERT INTO webhook_delivery (delivery_id, endpoint_id, event_id, merchant_id, kind, state,"
                        + " next_attempt_at, give_up_at, created_at) VALUES (?, ?, ?, ?, ?, 'PENDING', ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE kind = kind",
                deliveries.stream()
                        .map(delivery -> new Object[] {
                            delivery.deliveryId(),
                            delivery.endpointId(),
                            delivery.eventId(),
                            delivery.merchantId(),
                            delivery.kind().name(),
                            time(delivery.firstAttemptAt()),
                            time(delivery.giveUpAt()),
                            time(delivery.createdAt())
                        })
                        .toList());
    }

    @Override
    public List<DueDelivery> due(Collection<String> deliveryIds, Instant now) {
        if (deliveryIds.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(deliveryIds);
        values.add(time(now.plus(EARLY)));
        return jdbc.query(
                "SELECT d.delivery_id, d.merchant_id, d.endpoint_id, d.kind, e.url FROM webhook_delivery d"
                        + " JOIN webhook_endpoint e ON e.endpoint_id = d.endpoint_id"
                        + " WHERE d.delivery_id IN (" + NotifyRows.places(deliveryIds.size())
                        + ") AND d.state = 'PENDING' AND d.next_attempt_at <= ? ORDER BY d.delivery_id",
                (row, number) -> new DueDelivery(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        URI.create(row.getString(5)).getAuthority().toLowerCase(Locale.ROOT),
                        DeliveryKind.valueOf(row.getString(4))),
                values.toArray());
    }

    @Override
    public @Nullable ClaimedDelivery claim(String deliveryId, String claim, Instant now, Instant until) {
        int taken = jdbc.update(
                "UPDATE webhook_delivery SET claim = ?, next_attempt_at = ?"
                        + " WHERE delivery_id = ? AND state = 'PENDING' AND next_attempt_at <= ?",
                claim,
                time(until),
                deliveryId,
                time(now.plus(EARLY)));
        if (taken == 0) {
            return null;
        }
        List<ClaimedDelivery> found = jdbc.query(
                "SELECT d.delivery_id, d.kind, d.tried, d.attempts, e.deleted_at, e.sealed_secret, e.sealed_previous, "
                        + NotifyRows.ENDPOINT_COLUMNS + ", " + NotifyRows.EVENT_COLUMNS
                        + " FROM webhook_delivery d JOIN webhook_endpoint e ON e.endpoint_id = d.endpoint_id"
                        + " JOIN merchant_event v ON v.event_id = d.event_id WHERE d.delivery_id = ? AND d.claim = ?",
                (row, number) -> claimed(row, claim),
                deliveryId,
                claim);
        return found.isEmpty() ? null : found.get(0);
    }

    private static ClaimedDelivery claimed(ResultSet row, String claim) throws SQLException {
        boolean removed = row.getObject("e.deleted_at") != null;
        return new ClaimedDelivery(
                row.getString("d.delivery_id"),
                claim,
                DeliveryKind.valueOf(row.getString("d.kind")),
                row.getInt("d.tried"),
                row.getInt("d.attempts"),
                NotifyRows.event(row, 0),
                removed ? null : NotifyRows.endpoint(row, 0),
                removed ? null : NotifyRows.secrets(row, 0));
    }

    @Override
    public boolean record(
            ClaimedDelivery delivery, SentAttempt attempt, DeliveryState state, @Nullable Instant nextAt) {
        int attemptNo = delivery.attempts() + 1;
        Instant over = attempt.at().plusMillis(attempt.latencyMillis());
        AttemptFailure failure = attempt.failure();
        return Boolean.TRUE.equals(transactions.execute(status -> {
            int noted = jdbc.update(
                    "UPDATE webhook_delivery SET state = ?, attempts = ?, tried = tried + 1, next_attempt_at = ?,"
                            + " claim = NULL, last_failure = ?, finished_at = ? WHERE delivery_id = ? AND claim = ?",
                    state.name(),
                    attemptNo,
                    nextAt == null ? null : time(nextAt),
                    failure == null ? null : failure.name(),
                    nextAt == null ? time(over) : null,
                    delivery.deliveryId(),
                    delivery.claim());
            if (noted == 1) {
                jdbc.update(
                        "INSERT INTO webhook_attempt (delivery_id, attempt_no, attempted_at, http_status, failure,"
                                + " latency_millis, answer) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        delivery.deliveryId(),
                        attemptNo,
                        time(attempt.at()),
                        attempt.status(),
                        failure == null ? null : failure.name(),
                        attempt.latencyMillis(),
                        attempt.answer());
            }
            return noted == 1;
        }));
    }

    @Override
    public int putOff(Map<String, Instant> untils, Instant now, AttemptFailure reason) {
        String due = "claim IS NULL AND next_attempt_at <= ?";
        LocalDateTime latest = time(now.plus(EARLY));
        jdbc.batchUpdate(
                PUT_OFF + due,
                untils.entrySet().stream()
                        .map(each ->
                                new Object[] {time(each.getValue()), reason.name(), each.getKey(), time(now), latest})
                        .toList());
        // Those that were just put off are not due any more.
        int[] ended = jdbc.batchUpdate(
                GIVE_UP + due + " AND give_up_at <= ?",
                untils.keySet().stream()
                        .map(id -> new Object[] {reason.name(), time(now), id, latest, time(now)})
                        .toList());
        int count = 0;
        for (int each : ended) {
            count += Math.max(each, 0);
        }
        return count;
    }

    @Override
    public void end(ClaimedDelivery delivery, AttemptFailure reason, Instant at) {
        jdbc.update(GIVE_UP + "claim = ?", reason.name(), time(at), delivery.deliveryId(), delivery.claim());
    }

    @Override
    public boolean giveBack(ClaimedDelivery delivery, Instant now, Instant until, AttemptFailure reason) {
        int putOff = jdbc.update(
                PUT_OFF + "claim = ?", time(until), reason.name(), delivery.deliveryId(), time(now), delivery.claim());
        return putOff == 0
                && jdbc.update(GIVE_UP + "claim = ?", reason.name(), time(now), delivery.deliveryId(), delivery.claim())
                        == 1;
    }

    @Override
    public List<DueDelivery> recall(String endpointId, Instant now, int limit) {
        List<String> ids = jdbc.queryForList(
                "SELECT delivery_id FROM webhook_delivery WHERE endpoint_id = ? AND state = 'PENDING' AND claim IS NULL"
                        + " AND last_failure = ? AND next_attempt_at > ? ORDER BY delivery_id LIMIT ?",
                String.class,
                endpointId,
                AttemptFailure.ENDPOINT_FAILING.name(),
                time(now),
                limit);
        jdbc.batchUpdate(
                "UPDATE webhook_delivery SET next_attempt_at = ?"
                        + " WHERE delivery_id = ? AND state = 'PENDING' AND claim IS NULL",
                ids.stream().map(id -> new Object[] {time(now), id}).toList());
        return due(ids, now);
    }

    @Override
    public void wakeAll(String endpointId, Instant now) {
        inChunks(
                endpointId,
                (after, upTo) -> jdbc.update(
                        "UPDATE webhook_delivery SET next_attempt_at = ? WHERE " + OF_CHUNK
                                + " AND claim IS NULL AND next_attempt_at > ?",
                        time(now),
                        endpointId,
                        after,
                        upTo,
                        time(now)));
    }

    @Override
    public void endAll(String endpointId, Instant at) {
        inChunks(
                endpointId,
                (after, upTo) -> jdbc.update(
                        "UPDATE webhook_delivery SET state = 'DEAD', next_attempt_at = NULL, claim = NULL,"
                                + " last_failure = ?, finished_at = ? WHERE " + OF_CHUNK,
                        AttemptFailure.ENDPOINT_DELETED.name(),
                        time(at),
                        endpointId,
                        after,
                        upTo));
    }

    private interface Chunk {
        int change(String after, String upTo);
    }

    /** Goes once through what waits for an endpoint, and holds few rows' locks at a time. */
    private void inChunks(String endpointId, Chunk chunk) {
        String after = "";
        List<String> ids;
        do {
            ids = jdbc.queryForList(
                    "SELECT delivery_id FROM webhook_delivery WHERE endpoint_id = ? AND state = 'PENDING'"
                            + " AND delivery_id > ? ORDER BY delivery_id LIMIT " + CHUNK,
                    String.class,
                    endpointId,
                    after);
            if (!ids.isEmpty()) {
                String last = ids.get(ids.size() - 1);
                chunk.change(after, last);
                after = last;
            }
        } while (ids.size() == CHUNK);
    }

    @Override
    public List<String> overdue(Instant dueBefore, Instant now, int limit) {
        List<String> found = transactions.execute(status -> {
            List<String> ids = jdbc.queryForList(
                    "SELECT delivery_id FROM webhook_delivery WHERE state = 'PENDING' AND next_attempt_at < ?"
                            + " ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED",
                    String.class,
                    time(dueBefore),
                    limit);
            jdbc.batchUpdate(
                    "UPDATE webhook_delivery SET next_attempt_at = ?, claim = NULL WHERE delivery_id = ?",
                    ids.stream().map(id -> new Object[] {time(now), id}).toList());
            return ids;
        });
        return found == null ? List.of() : found;
    }

    @Override
    public boolean begin(String deliveryId, Instant firstAttemptAt, Instant giveUpAt) {
        return jdbc.update(
                        "UPDATE webhook_delivery SET state = 'PENDING', tried = 0, next_attempt_at = ?, give_up_at = ?,"
                                + " finished_at = NULL WHERE delivery_id = ? AND state <> 'PENDING' AND kind <> 'PROBE'",
                        time(firstAttemptAt),
                        time(giveUpAt),
                        deliveryId)
                == 1;
    }

    @Override
    public @Nullable Instant oldestPending() {
        // The id begins with when it was minted, and stands beside the state in an index.
        List<Instant> oldest = jdbc.query(
                "SELECT created_at FROM webhook_delivery WHERE delivery_id ="
                        + " (SELECT MIN(delivery_id) FROM webhook_delivery WHERE state = 'PENDING')",
                (row, number) -> NotifyRows.instant(row, "created_at"));
        return oldest.isEmpty() ? null : oldest.get(0);
    }

    @Override
    public int forgetFinishedBefore(Instant time, int limit) {
        return jdbc.update(
                "DELETE FROM webhook_delivery WHERE finished_at < ? ORDER BY finished_at LIMIT ?", time(time), limit);
    }
}
