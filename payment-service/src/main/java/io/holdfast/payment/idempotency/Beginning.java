package io.holdfast.payment.idempotency;

/** What a request with an idempotency key is told before any work is done. */
public sealed interface Beginning {

    /** Nobody else is at work on it: do the work, then end it. */
    record Begun() implements Beginning {}

    /** It was answered before. */
    record Answered(StoredReply reply) implements Beginning {}

    /** Somebody is at work on it. */
    record StillRunning() implements Beginning {}

    /** The key stands for another request. */
    record KeyReused() implements Beginning {}
}
