package io.holdfast.payment.notify.crypto;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.holdfast.payment.notify.Signer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** HMAC-SHA256 by the rules' own library; several signatures stand in one header, separated by blanks. */
public final class SignerStandardWebhooks implements Signer {

    @Override
    public Map<String, String> headers(String eventId, Instant at, String body, List<String> secrets) {
        String signatures = secrets.stream()
                .map(secret -> signature(secret, eventId, at, body))
                .collect(Collectors.joining(" "));
        return Map.of(
                Webhook.UNBRANDED_MSG_ID_KEY,
                eventId,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                Long.toString(at.getEpochSecond()),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                signatures);
    }

    private static String signature(String secret, String eventId, Instant at, String body) {
        try {
            return new Webhook(secret).sign(eventId, at.getEpochSecond(), body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException("a webhook could not be signed", e);
        }
    }
}
