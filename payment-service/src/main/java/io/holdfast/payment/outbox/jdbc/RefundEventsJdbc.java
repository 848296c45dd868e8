package io.holdfast.payment.outbox.jdbc;

import io.holdfast.contract.payment.RefundEvent;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.outbox.json.EventJson;
import io.holdfast.payment.refund.RefundEvents;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores the event of a refund's end. Its id is the refund's with another prefix: a refund cannot have two ends. It stands
 * under its payment, whose own end was announced before.
 */
public final class RefundEventsJdbc implements RefundEvents {

    private final EventRows rows;

    public RefundEventsJdbc(JdbcTemplate jdbc) {
        this.rows = new EventRows(jdbc);
    }

    @Override
    public void append(RefundView terminal) {
        Instant occurredAt = Objects.requireNonNull(terminal.finishedAt(), "only an ended refund is announced");
        String eventId = EventRows.idOf(terminal.refundId());
        String type = type(terminal.state());
        RefundEvent event = new RefundEvent(eventId, type, RefundEvent.CURRENT_VERSION, occurredAt, terminal);
        rows.store(eventId, terminal.paymentId(), type, occurredAt, EventJson.of(event));
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
