package io.holdfast.payment.outbox.jdbc;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.outbox.json.EventJson;
import io.holdfast.payment.pay.PaymentEvents;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores the event of a payment's end. Its id is the payment's with another prefix, and unique: a payment cannot have two,
 * whatever types they are of.
 */
public final class PaymentEventsJdbc implements PaymentEvents {

    private static final String INSERT =
            "INSERT INTO outbox (event_id, payment_id, type, payload, created_at) VALUES (?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    public PaymentEventsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(PaymentView terminal) {
        Instant occurredAt = Objects.requireNonNull(terminal.finishedAt(), "only an ended payment is announced");
        String paymentId = terminal.paymentId();
        String eventId = "evt_" + paymentId.substring(paymentId.indexOf('_') + 1);
        String type = type(terminal.state());
        PaymentEvent event = new PaymentEvent(eventId, type, PaymentEvent.CURRENT_VERSION, occurredAt, terminal);
        jdbc.update(
                INSERT,
                eventId,
                paymentId,
                type,
                EventJson.of(event),
                LocalDateTime.ofInstant(occurredAt, ZoneOffset.UTC));
    }

    private static String type(PaymentState state) {
        return switch (state) {
            case SUCCEEDED -> PaymentEvent.SUCCEEDED;
            case FAILED -> PaymentEvent.FAILED;
            case CLOSED -> PaymentEvent.CLOSED;
            case CREATED, PROCESSING, AWAITING_PAYER, AUTHORIZED, CLOSING ->
                throw new IllegalArgumentException("a payment that is " + state + " is not announced");
        };
    }
}
