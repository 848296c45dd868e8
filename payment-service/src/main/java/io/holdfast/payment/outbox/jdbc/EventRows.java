package io.holdfast.payment.outbox.jdbc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one way into the outbox, inside the transaction that stores what is announced. */
final class EventRows {

    private static final String INSERT =
            "INSERT INTO outbox (event_id, payment_id, type, payload, created_at) VALUES (?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    EventRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The announced thing's own id with another prefix. It is unique: not even a bug announces one thing twice. */
    static String idOf(String announcedId) {
        return "evt_" + announcedId.substring(announcedId.indexOf('_') + 1);
    }

    void store(String eventId, String paymentId, String type, Instant occurredAt, String payload) {
        jdbc.update(INSERT, eventId, paymentId, type, payload, LocalDateTime.ofInstant(occurredAt, ZoneOffset.UTC));
    }
}
