package io.holdfast.payment.notify;

/** PENDING until it is answered well, or its attempts are used up. */
public enum DeliveryState {
    PENDING,
    DELIVERED,
    DEAD
}
