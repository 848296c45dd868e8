package io.holdfast.benchmark;

/** What a run measures. */
enum Subject {
    /** Payments, beside their floor or beside wallets. */
    PAYMENTS,
    /** What is left of the peak when ten times as much is asked for. */
    OVERLOAD,
    /** How fast payments are refused while account-service stands still. */
    NEIGHBOUR,
    /** How long events take to healthy endpoints, beside dead ones and without. */
    WEBHOOKS,
    /** What risk control adds to a payment. */
    RISK
}
