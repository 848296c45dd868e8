package io.holdfast.payment.fake;

import io.holdfast.payment.secondfactor.Codes;
import io.holdfast.payment.secondfactor.crypto.TotpCodes;
import java.io.ByteArrayOutputStream;
import java.time.Instant;

/** A payer's app: it knows the secret as it was shown, and the time. */
public record Authenticator(String secret) {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public String code(Instant now) {
        return new TotpCodes().at(bytes(), now.getEpochSecond() / Codes.STEP_SECONDS);
    }

    /** One that is not the code of this time, nor of the steps beside it. */
    public String wrong(Instant now) {
        for (int number = 0; ; number++) {
            String code = String.format("%06d", number);
            if (!code.equals(code(now))
                    && !code.equals(code(now.minusSeconds(30)))
                    && !code.equals(code(now.plusSeconds(30)))) {
                return code;
            }
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char letter : secret.toCharArray()) {
            held = (held << 5 | ALPHABET.indexOf(letter)) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
