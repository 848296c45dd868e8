package io.holdfast.payment.notify;

/** What an attempt says about the endpoint. */
enum AttemptVerdict {
    GOOD,
    BAD,
    /** There was no attempt, or it was wrong on purpose. */
    UNKNOWN
}
