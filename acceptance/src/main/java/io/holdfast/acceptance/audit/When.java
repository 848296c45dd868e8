package io.holdfast.acceptance.audit;

/** When a check must find nothing. */
public enum When {
    /** At any instant, in the middle of a storm. */
    ALWAYS,
    /** Once nothing is under way any more. */
    AT_REST
}
