package io.holdfast.contract.payment;

import java.io.Serializable;
import java.time.Instant;

/**
 * What payment-service announces of refunds, as JSON with snake_case names, on the topic {@value PaymentEvent#TOPIC}: at
 * least once, and after the event of the payment that is refunded. Consumers know an event by its id.
 *
 * @param id {@code evt_…}; the same for every delivery of the event
 * @param type {@value #SUCCEEDED} or {@value #FAILED}
 * @param version of the schema; grows only when a field changes its meaning
 * @param refund as it was when the event occurred
 */
public record RefundEvent(String id, String type, int version, Instant occurredAt, RefundView refund)
        implements Serializable {

    public static final String SUCCEEDED = "refund.succeeded";
    public static final String FAILED = "refund.failed";
    public static final int CURRENT_VERSION = 1;
}
