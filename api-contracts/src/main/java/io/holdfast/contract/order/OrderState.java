package io.holdfast.contract.order;

/** OPEN → PAYING → PAID; PAYING → OPEN when a payment fails; OPEN → CANCELLED by the merchant, OPEN → CLOSED by time. */
public enum OrderState {
    OPEN,
    /** Its stock is reserved for one payment; it can be neither amended nor cancelled. */
    PAYING,
    PAID,
    CANCELLED,
    /** Left unpaid too long. */
    CLOSED
}
