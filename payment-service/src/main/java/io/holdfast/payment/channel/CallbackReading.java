package io.holdfast.payment.channel;

/** What a callback says, once its signature, freshness and addressee were found good. */
public sealed interface CallbackReading {

    /** @param attemptNo whose trade it speaks of */
    record OfTrade(String attemptNo, TradeState state) implements CallbackReading {}

    record OfRefund(String refundNo, RefundAnswer answer) implements CallbackReading {}

    /** Genuine, and nothing that we act on. */
    record OfNothing(String type) implements CallbackReading {}

    /** Not believed. */
    record Rejected(Fault fault, String why) implements CallbackReading {}

    enum Fault {
        WRONG_SIGNATURE,
        /** Signed too long ago, or in the future. */
        STALE,
        MALFORMED,
        /** Meant for another merchant or application. */
        NOT_FOR_US
    }
}
