package io.holdfast.payment.merchant;

import java.time.Instant;

/**
 * An API key as it is stored.
 *
 * @param sealedSecret the secret, sealed for this key's id
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedKey(String keyId, String merchantId, byte[] sealedSecret, Instant createdAt) {}
