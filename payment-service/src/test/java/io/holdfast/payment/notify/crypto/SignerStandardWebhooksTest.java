package io.holdfast.payment.notify.crypto;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What we sign, verified by the library that merchants use. */
class SignerStandardWebhooksTest {

    private static final String TODAY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BEFORE = "whsec_c2VjcmV0IGJlZm9yZSB0aGUgb25lIG9mIHRvZGF5";
    private static final String FOREIGN = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBub3Qgb3Vycw==";
    private static final String BODY = "{\"id\":\"evt_1\",\"name\":\"\u5c0f\u660e\"}";

    private final Instant now = Clock.systemUTC().instant();

    private Map<String, List<String>> headers(Instant at, String... secrets) {
        Map<String, List<String>> headers = new HashMap<>();
        new SignerStandardWebhooks()
                .headers("evt_1", at, BODY, List.of(secrets))
                .forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    @Test
    void the_library_takes_it_for_right() throws Exception {
        new Webhook(TODAY).verify(BODY, headers(now, TODAY));
    }

    @Test
    void of_two_signatures_it_needs_one() {
        for (String secret : List.of(TODAY, BEFORE)) {
            assertThatCode(() -> new Webhook(secret).verify(BODY, headers(now, TODAY, BEFORE)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void it_refuses_another_secret_another_body_and_an_old_time() {
        assertThatThrownBy(() -> new Webhook(FOREIGN).verify(BODY, headers(now, TODAY, BEFORE)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(TODAY).verify(BODY + " ", headers(now, TODAY)))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(TODAY).verify(BODY, headers(now.minusSeconds(301), TODAY)))
                .isInstanceOf(WebhookVerificationException.class);
    }
}
