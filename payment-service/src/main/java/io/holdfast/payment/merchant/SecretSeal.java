package io.holdfast.payment.merchant;

/** Seals secrets for storage. What was sealed for one key cannot be opened for another. */
public interface SecretSeal {

    byte[] seal(String keyId, String secret);

    /** @throws IllegalStateException if it was not sealed for this key, or not with today's master key */
    String open(String keyId, byte[] sealed);
}
