package io.holdfast.sandbox.trade;

/** How a channel is doing. */
public enum Mode {
    OK,
    /** Answers after three seconds. */
    SLOW,
    /** Answers 500. */
    DOWN,
    /** Closes every connection without an answer. */
    UNREACHABLE
}
