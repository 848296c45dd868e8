package io.holdfast.payment.notify;

import io.holdfast.payment.merchant.SecretSeal;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes, seals and opens the secrets of endpoints: 32 random bytes each, sealed for one endpoint of one merchant. */
public final class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    private final SecretSeal seal;
    private final SecureRandom random = new SecureRandom();

    public WebhookSecrets(SecretSeal seal) {
        this.seal = seal;
    }

    /** As Standard Webhooks writes them. */
    String mint() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    byte[] seal(String merchantId, String endpointId, String secret) {
        return seal.seal(sealedFor(merchantId, endpointId), secret);
    }

    String open(String merchantId, String endpointId, byte[] sealed) {
        return seal.open(sealedFor(merchantId, endpointId), sealed);
    }

    /** Today's first. */
    List<String> signing(String merchantId, String endpointId, SealedSecrets sealed, Instant now) {
        List<String> secrets = new ArrayList<>(2);
        secrets.add(open(merchantId, endpointId, sealed.current()));
        byte[] previous = sealed.previous();
        if (previous != null && sealed.previousUntil() != null && now.isBefore(sealed.previousUntil())) {
            secrets.add(open(merchantId, endpointId, previous));
        }
        return secrets;
    }

    private static String sealedFor(String merchantId, String endpointId) {
        return merchantId + "/" + endpointId;
    }
}
