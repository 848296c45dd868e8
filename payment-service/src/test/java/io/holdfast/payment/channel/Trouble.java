package io.holdfast.payment.channel;

/** What goes wrong between us and a channel. */
public enum Trouble {
    NONE,
    /** Nobody listens there. */
    CONNECTION_REFUSED,
    /** The channel does what it is asked and never says so. */
    SILENCE,
    /** Status 200 and bytes that mean nothing. */
    GARBAGE,
    /** Status 500 and no words of the channel's own. */
    SERVER_ERROR,
    /** A good answer under a signature that is not the channel's. */
    WRONG_SIGNATURE
}
