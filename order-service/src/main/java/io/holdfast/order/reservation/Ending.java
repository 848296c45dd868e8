package io.holdfast.order.reservation;

/** What became of a confirm or a cancel. */
public enum Ending {
    DONE,
    /** It was done before; nothing changed. */
    ALREADY_DONE,
    /** The reservation ended the other way, or there is none to confirm; nothing changed. */
    REFUSED;

    /** Whether the reservation is now as it was asked to be. */
    public boolean isAsAsked() {
        return switch (this) {
            case DONE, ALREADY_DONE -> true;
            case REFUSED -> false;
        };
    }
}
