package io.holdfast.payment.resolve;

/** What a look at a payment comes to. */
public enum Verdict {
    /** Every participant has confirmed. */
    SUCCEEDED,
    /** Every participant has cancelled, and refuses whatever still comes. */
    FAILED,
    /** Not known yet: look again later. */
    WAIT,
    /** The coordinator is done with it, some have confirmed and the rest never heard: tell them. */
    CONFIRM_THE_REST,
    /** The coordinator is done with it, or never knew it, and none has confirmed: cancel everywhere. */
    CANCEL_ALL,
    /** Participants contradict each other. Nothing is safe to do: a person must look. */
    CONTRADICTION
}
