package io.holdfast.sandbox.card.web;

import io.holdfast.sandbox.callback.Message;
import io.holdfast.sandbox.card.CardMerchant;
import io.holdfast.sandbox.card.CardMerchants;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Digests;
import io.holdfast.sandbox.keys.Tokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** HMAC-SHA256 in hexadecimal over {@code METHOD\nPATH\nTIMESTAMP\nBODY}, both ways. */
final class AcquirerSignature {

    private static final long TOLERANCE_SECONDS = 300;

    private final CardMerchants merchants;
    private final Clock clock;

    AcquirerSignature(CardMerchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /** Whose request it is. */
    CardMerchant check(Request request) {
        CardMerchant merchant = merchants
                .find(request.header("Acquirer-Merchant"))
                .orElseThrow(() -> new AcquirerException(401, "unknown_merchant", "no such merchant"));
        String timestamp = request.header("Acquirer-Timestamp");
        String wanted = sign(merchant.key(), request.method(), request.target(), timestamp, request.text());
        if (!Digests.same(wanted, request.header("Acquirer-Signature"))) {
            throw new AcquirerException(401, "wrong_signature", "the signature is wrong");
        }
        if (!fresh(timestamp)) {
            throw new AcquirerException(401, "stale", "the timestamp is not of now");
        }
        return merchant;
    }

    private boolean fresh(String timestamp) {
        try {
            return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= TOLERANCE_SECONDS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    Message signed(CardMerchant merchant, String body, boolean genuine) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String key = genuine ? merchant.key() : Tokens.secret(48);
        String path = URI.create(merchant.webhookUrl()).getRawPath();
        return new Message(
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Acquirer-Merchant",
                        merchant.id(),
                        "Acquirer-Timestamp",
                        timestamp,
                        "Acquirer-Signature",
                        sign(key, "POST", path, timestamp, body)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String key, String method, String path, String timestamp, String body) {
        return Digests.hmacSha256(key, method + "\n" + path + "\n" + timestamp + "\n" + body);
    }
}
