package io.holdfast.payment.channel.card;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over {@code METHOD\nPATH\nTIMESTAMP\nBODY}, in lower-case hex: for requests and for reports alike. */
final class AcquirerSignature {

    static final String HEADER = "Acquirer-Signature";
    static final String MERCHANT_HEADER = "Acquirer-Merchant";
    static final String TIMESTAMP_HEADER = "Acquirer-Timestamp";

    private static final String ALGORITHM = "HmacSHA256";

    private AcquirerSignature() {}

    /** @param timestamp in seconds since the epoch, as the header has it */
    static String of(String key, String method, String path, String timestamp, byte[] body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((method + "\n" + path + "\n" + timestamp + "\n").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
