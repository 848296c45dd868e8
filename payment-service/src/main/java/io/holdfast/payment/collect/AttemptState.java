package io.holdfast.payment.collect;

/**
 * PREPARING → OPEN → PAID, REFUSED or CLOSED; with money that is only set aside, AUTHORIZED in between. Money wins: what was
 * REFUSED or CLOSED is PAID when it comes, and AUTHORIZED, to be given free, when it is set aside.
 */
public enum AttemptState {
    /** The channel is being asked, or has not answered. */
    PREPARING,
    /** The payer can pay. */
    OPEN,
    AUTHORIZED,
    /** Money came. */
    PAID,
    /** Nothing was paid, and nothing was begun at the channel. */
    REFUSED,
    /** Nothing was paid, and the payer can no longer pay. */
    CLOSED;

    /** Whether the channel may still have news of it. */
    public boolean isLive() {
        return switch (this) {
            case PREPARING, OPEN, AUTHORIZED -> true;
            case PAID, REFUSED, CLOSED -> false;
        };
    }
}
