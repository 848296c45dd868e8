package io.holdfast.contract.account;

/**
 * Money that payers pay through a channel. Every call may be repeated by anyone: the same content is booked once. A step that
 * was taken back, or was taken back before it came, is refused.
 */
public interface ChannelFunds {

    /** What the channel owes goes to the merchant, less the fee. */
    BookingOutcome capture(CaptureChannelFunds capture);

    /**
     * Takes a capture back: its money is then in suspense, as if {@link #suspend} had been called for its receipt. One that
     * never came is refused from now on, and nothing moves. One of another content stays as it is.
     *
     * @throws IllegalStateException if the merchant has less than that available; the capture stands, call again
     */
    void uncapture(CaptureChannelFunds capture);

    /** What the channel owes is set aside: it belongs to nobody yet. Declined while a capture that stands has the receipt. */
    BookingOutcome suspend(SuspendChannelFunds suspense);

    /** What was set aside went back to the payer through the channel. The same content as it was set aside with. */
    BookingOutcome giveBack(SuspendChannelFunds suspense);
}
