package io.holdfast.contract.payment;

import java.io.Serializable;
import java.time.Instant;

/**
 * What payment-service announces, as JSON with snake_case names, on the topic {@value #TOPIC}: at least once, in order
 * per payment. Consumers know an event by its id.
 *
 * @param id {@code evt_…}; the same for every delivery of the event
 * @param type {@value #SUCCEEDED}, {@value #FAILED} or {@value #CLOSED}; new types may appear: ignore what you do not know
 * @param version of the schema; grows only when a field changes its meaning, fields may be added without
 * @param payment as it was when the event occurred
 */
public record PaymentEvent(String id, String type, int version, Instant occurredAt, PaymentView payment)
        implements Serializable {

    public static final String TOPIC = "holdfast-payment-events";
    public static final String SUCCEEDED = "payment.succeeded";
    public static final String FAILED = "payment.failed";
    public static final String CLOSED = "payment.closed";
    public static final int CURRENT_VERSION = 1;
}
