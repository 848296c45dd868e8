package io.holdfast.payment.notify;

/** Why something is delivered: because it happened, because the merchant asked, or to see whether signatures are checked. */
public enum DeliveryKind {
    EVENT,
    PING,
    PROBE
}
