package io.holdfast.sandbox.wechat.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.keys.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_256_GCM under the merchant's APIv3 key. */
final class SealedResource {

    private SealedResource() {}

    static void into(ObjectNode node, String apiV3Key, String associatedData, String plain) {
        String nonce = Tokens.alphanumeric(12);
        node.put("algorithm", "AEAD_AES_256_GCM");
        node.put("ciphertext", seal(apiV3Key, nonce, associatedData, plain));
        node.put("associated_data", associatedData);
        node.put("nonce", nonce);
    }

    static String seal(String apiV3Key, String nonce, String associatedData, String plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
