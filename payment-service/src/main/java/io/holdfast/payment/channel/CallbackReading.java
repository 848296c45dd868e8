package io.holdfast.payment.channel;

import java.util.function.Supplier;

/** What a callback says, once its signature, freshness and addressee were found good. */
public sealed interface CallbackReading {

    /** @param attemptNo whose trade it speaks of */
    record OfTrade(String attemptNo, TradeState state) implements CallbackReading {}

    record OfRefund(String refundNo, RefundAnswer answer) implements CallbackReading {}

    /** Genuine, and nothing that we act on. */
    record OfNothing(String type) implements CallbackReading {}

    /**
     * Genuine, but what it says is not to be believed before the channel itself was asked. The guard asks, so nobody behind it
     * meets one.
     *
     * @param asked goes over the network
     */
    record Unproven(Supplier<CallbackReading> asked) implements CallbackReading {}

    /** Not believed. */
    record Rejected(Fault fault, String why) implements CallbackReading {}

    /** Whether the channel does not say what became of it. */
    default boolean isOpen() {
        return this instanceof OfTrade trade && trade.state() instanceof TradeState.Unknown
                || this instanceof OfRefund refund && refund.answer() instanceof RefundAnswer.Unknown;
    }

    enum Fault {
        WRONG_SIGNATURE,
        /** Signed too long ago, or in the future. */
        STALE,
        MALFORMED,
        /** Meant for another merchant or application. */
        NOT_FOR_US,
        /** The channel could not be asked what it means; it must call again. */
        UNANSWERED
    }
}
