package io.holdfast.payment.secondfactor;

/** What a code turned out to be. */
public sealed interface Guess {

    /** @param step of the code; it is not taken yet */
    record Right(long step) implements Guess {}

    /** Wrong, or used before. */
    record Wrong() implements Guess {}

    /** Too many were wrong; this one was not looked at. */
    record Locked() implements Guess {}

    record NotEnrolled() implements Guess {}
}
