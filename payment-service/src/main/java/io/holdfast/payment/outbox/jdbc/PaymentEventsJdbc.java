package io.holdfast.payment.outbox.jdbc;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.outbox.json.EventJson;
import io.holdfast.payment.pay.PaymentEvents;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores the event of a payment's end. Its id is the payment's with another prefix, and unique: a payment cannot have two,
 * whatever types they are of.
 */
public final class PaymentEventsJdbc implements PaymentEvents {

    private final EventRows rows;

    public PaymentEventsJdbc(JdbcTemplate jdbc) {
        this.rows = new EventRows(jdbc);
    }

    @Override
    public void append(PaymentView terminal) {
        Instant occurredAt = Objects.requireNonNull(terminal.finishedAt(), "only an ended payment is announced");
        String paymentId = terminal.paymentId();
        String eventId = EventRows.idOf(paymentId);
        String type = type(terminal.state());
        PaymentEvent event = new PaymentEvent(eventId, type, PaymentEvent.CURRENT_VERSION, occurredAt, terminal);
        rows.store(eventId, paymentId, type, occurredAt, EventJson.of(event));
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
