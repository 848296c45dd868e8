package io.holdfast.payment.channel.guard;

/** Sees each call that was not made. */
public interface ShedWatch {

    enum Reason {
        /** The channel did not answer too often, or too slowly. */
        BREAKER,
        /** Too many calls to the channel are running. */
        FULL,
        /** Too many calls to the channel were made in a time. */
        RATE
    }

    void shed(String channel, String operation, Reason reason);
}
