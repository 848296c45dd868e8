package io.holdfast.payment.notify;

/** A DISABLED endpoint gets no new events, and those under way wait. */
public enum EndpointStatus {
    ENABLED,
    DISABLED
}
