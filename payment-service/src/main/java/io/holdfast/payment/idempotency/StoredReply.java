package io.holdfast.payment.idempotency;

/**
 * A reply to be given again to the byte.
 *
 * @param status the HTTP status
 * @param body the whole body; whoever holds it does not change it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredReply(int status, byte[] body) {}
