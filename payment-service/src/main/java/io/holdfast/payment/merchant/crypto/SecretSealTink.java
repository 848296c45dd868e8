package io.holdfast.payment.merchant.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.holdfast.payment.merchant.SecretSeal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** AES-256-GCM with a random nonce; the key's id is the associated data. */
public final class SecretSealTink implements SecretSeal {

    private static final int MASTER_KEY_BYTES = 32;

    private final Aead aead;

    /**
     * @param masterKey 32 bytes in Base64
     * @throws IllegalArgumentException if it is anything else; the message does not repeat it
     */
    public SecretSealTink(String masterKey) {
        this.aead = aead(decode(masterKey));
    }

    @Override
    public byte[] seal(String keyId, String secret) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), keyId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of " + keyId + " could not be sealed", e);
        }
    }

    @Override
    public String open(String keyId, byte[] sealed) {
        try {
            return new String(aead.decrypt(sealed, keyId.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of " + keyId + " cannot be opened: was it sealed under another master key?", e);
        }
    }

    private static byte[] decode(String masterKey) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(masterKey.strip());
        } catch (IllegalArgumentException e) {
            // Without the cause: it would quote a character of the key.
            throw new IllegalArgumentException("the master key (HOLDFAST_MASTER_KEY) is not Base64");
        }
        if (key.length != MASTER_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the master key (HOLDFAST_MASTER_KEY) has " + key.length + " bytes, not " + MASTER_KEY_BYTES);
        }
        return key;
    }

    private static Aead aead(byte[] key) {
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no AES-256-GCM on this platform", e);
        }
    }
}
