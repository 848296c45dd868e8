package io.holdfast.payment.channel.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** WeChat Pay v2, refund callback: req_info is AES-256-ECB under the lower-case hex MD5 of the merchant's key. */
final class SealedRefund {

    private final SecretKeySpec key;

    SealedRefund(String apiV2Key) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(apiV2Key.getBytes(StandardCharsets.UTF_8));
            this.key = new SecretKeySpec(HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no MD5 on this platform", e);
        }
    }

    /** Null if it was not sealed with this key. */
    // The channel chose the mode; what is inside is compared with our own record of the refund.
    @SuppressWarnings("InsecureCryptoUsage")
    byte @Nullable [] open(String reqInfo) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            return cipher.doFinal(Base64.getDecoder().decode(reqInfo));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }
}
