package io.holdfast.payment.outbox.jdbc;

import io.holdfast.payment.outbox.Outbox;
import io.holdfast.payment.outbox.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The outbox in SQL. Who sends is told by one leased row and not by a lock held while sending, because no transaction
 * stays open during a remote call. A lease is renewed when half of it is over, which is one write in several seconds.
 */
public final class OutboxJdbc implements Outbox {

    private static final String LEASE = "UPDATE outbox_relay SET holder = ?, leased_until = ?"
            + " WHERE relay_id = 1 AND (holder = ? OR leased_until <= ?)";
    private static final String UNSENT = "SELECT outbox_id, event_id, payment_id, type, payload, created_at FROM outbox"
            + " WHERE published_at IS NULL ORDER BY outbox_id LIMIT ?";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final String holder;
    private final Duration leaseFor;
    private Instant oursUntil = Instant.MIN;

    /** @param holder a name that no other instance has, and this one only until it ends */
    public OutboxJdbc(JdbcTemplate jdbc, Clock clock, String holder, Duration leaseFor) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.holder = holder;
        this.leaseFor = leaseFor;
    }

    @Override
    public synchronized boolean isOurs() {
        Instant now = clock.instant();
        if (now.plus(leaseFor.dividedBy(2)).isBefore(oursUntil)) {
            return true;
        }
        Instant until = now.plus(leaseFor);
        boolean leased = jdbc.update(LEASE, holder, time(until), holder, time(now)) == 1;
        oursUntil = leased ? until : Instant.MIN;
        return leased;
    }

    @Override
    public List<StoredEvent> unsent(int atMost) {
        return jdbc.query(UNSENT, OutboxJdbc::event, atMost);
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    @Override
    public void markSent(List<StoredEvent> events) {
        List<Object> values = new ArrayList<>(events.size() + 1);
        values.add(time(clock.instant()));
        events.forEach(event -> values.add(event.outboxId()));
        String places = String.join(",", Collections.nCopies(events.size(), "?"));
        jdbc.update("UPDATE outbox SET published_at = ? WHERE outbox_id IN (" + places + ")", values.toArray());
    }

    @Override
    public int forgetSentBefore(Instant time, int limit) {
        jdbc.update(
                "UPDATE outbox_relay SET forgotten_before = ? WHERE relay_id = 1 AND forgotten_before < ?",
                time(time),
                time(time));
        // The first condition has the index; the second differs from it where two instances' clocks do.
        return jdbc.update(
                "DELETE FROM outbox WHERE published_at < ? AND created_at < ? ORDER BY published_at LIMIT ?",
                time(time),
                time(time),
                limit);
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
