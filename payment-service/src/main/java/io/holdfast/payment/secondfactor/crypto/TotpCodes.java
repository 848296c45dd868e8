package io.holdfast.payment.secondfactor.crypto;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import io.holdfast.payment.secondfactor.Codes;
import java.security.InvalidKeyException;
import javax.crypto.spec.SecretKeySpec;

/** What every authenticator app does when nothing else is said: SHA-1, six digits, 30 seconds. */
public final class TotpCodes implements Codes {

    private final HmacOneTimePasswordGenerator generator = new HmacOneTimePasswordGenerator(DIGITS);

    @Override
    public String at(byte[] secret, long step) {
        try {
            return generator.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), step);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every secret is a key", e);
        }
    }
}
