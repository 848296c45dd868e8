package io.holdfast.payment.outbox.jdbc;

import io.holdfast.contract.payment.RefundEvent;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.outbox.json.EventJson;
import io.holdfast.payment.refund.RefundEvents;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores the event of a refund's end. Its id is the refund's with another prefix: a refund cannot have two ends. It stands
 * under its payment, whose own end was announced before.
 */
public final class RefundEventsJdbc implements RefundEvents {

    private static final String INSERT =
            "INSERT INTO outbox (event_id, payment_id, type, payload, created_at) VALUES (?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    public RefundEventsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(RefundView terminal) {
        Instant occurredAt = Objects.requireNonNull(terminal.finishedAt(), "only an ended refund is announced");
        String refundId = terminal.refundId();
        String eventId = "evt_" + refundId.substring(refundId.indexOf('_') + 1);
        String type = type(terminal.state());
        RefundEvent event = new RefundEvent(eventId, type, RefundEvent.CURRENT_VERSION, occurredAt, terminal);
        jdbc.update(
                INSERT,
                eventId,
                terminal.paymentId(),
                type,
                EventJson.of(event),
                LocalDateTime.ofInstant(occurredAt, ZoneOffset.UTC));
    }

    private static String type(RefundState state) {
        return switch (state) {
            case SUCCEEDED -> RefundEvent.SUCCEEDED;
            case FAILED -> RefundEvent.FAILED;
            case PENDING, PROCESSING, ABNORMAL ->
                throw new IllegalArgumentException("a refund that is " + state + " is not announced");
        };
    }
}
