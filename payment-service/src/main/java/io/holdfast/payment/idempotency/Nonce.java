package io.holdfast.payment.idempotency;

/** A nonce of one API key's, 8 to 64 characters of {@code A-Z a-z 0-9 - _}. */
public record Nonce(String keyId, String value) {}
