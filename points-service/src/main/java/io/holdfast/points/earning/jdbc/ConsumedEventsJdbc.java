package io.holdfast.points.earning.jdbc;

import io.holdfast.points.earning.ConsumedEvents;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of consumed events. */
public final class ConsumedEventsJdbc implements ConsumedEvents {

    private final JdbcTemplate jdbc;

    public ConsumedEventsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> among(Collection<String> eventIds) {
        String places = "?,".repeat(eventIds.size());
        String sql = "SELECT event_id FROM consumed_event WHERE event_id IN ("
                + places.substring(0, places.length() - 1) + ")";
        return new HashSet<>(jdbc.queryForList(sql, String.class, eventIds.toArray()));
    }

    @Override
    public void add(Collection<String> eventIds, Instant at) {
        LocalDateTime consumedAt = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        jdbc.batchUpdate(
                "INSERT INTO consumed_event (event_id, consumed_at) VALUES (?, ?)",
                eventIds.stream().map(id -> new Object[] {id, consumedAt}).toList());
    }
}
