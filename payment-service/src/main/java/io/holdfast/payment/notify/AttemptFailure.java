package io.holdfast.payment.notify;

/** Why an attempt, or a whole delivery, came to nothing. */
public enum AttemptFailure {
    /** The address may not be spoken to: it is not out in the world. */
    ADDRESS_REFUSED,
    /** There is no such name, or nobody said so in time. */
    NAME_NOT_RESOLVED,
    CONNECTION_FAILED,
    TLS_FAILED,
    /** No answer in time. */
    TIMEOUT,
    /** An answer had begun but did not end in time. */
    TOO_SLOW,
    REDIRECT,
    /** Another status than 2xx. */
    STATUS,
    /** The answer is not HTTP. */
    MALFORMED_ANSWER,
    /** The endpoint failed so often that it was not asked again before the time was over. */
    ENDPOINT_FAILING,
    /** Holdfast itself had too much to do until the time was over. */
    NO_ROOM,
    ENDPOINT_DISABLED,
    ENDPOINT_DELETED
}
