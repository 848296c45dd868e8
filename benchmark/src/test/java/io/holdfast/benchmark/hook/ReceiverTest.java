package io.holdfast.benchmark.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private static final String SECRET =
            "whsec_" + Base64.getEncoder().encodeToString("a secret of 24 characters".getBytes());
    private static final String EVENT = ArrivalsOf.event("pay_1");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Arrivals arrivals = new Arrivals(Set.of());
    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        receiver.trust("mer_1", SECRET);
        receiver.noteIn(arrivals);
        arrivals.paid("mer_1", "pay_1");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void an_event_with_a_right_signature_has_arrived() throws Exception {
        assertThat(send(EVENT, EVENT, Duration.ofSeconds(5))).isEqualTo(204);
        assertThat(arrivals.delivered()).isEqualTo(1);
    }

    @Test
    void an_event_with_a_wrong_signature_has_not() throws Exception {
        assertThat(send(EVENT, EVENT + " ", Duration.ofSeconds(5))).isEqualTo(401);
        assertThat(arrivals.delivered()).isZero();
        assertThat(arrivals.forgedCount()).isEqualTo(1);
    }

    @Test
    void a_dead_endpoint_takes_the_request_and_never_answers() throws Exception {
        receiver.die(Set.of("mer_1"));

        assertThatThrownBy(() -> send(EVENT, EVENT, Duration.ofMillis(500))).isInstanceOf(HttpTimeoutException.class);
        assertThat(arrivals.delivered()).isZero();

        receiver.die(Set.of());
        assertThat(send(EVENT, EVENT, Duration.ofSeconds(5))).isEqualTo(204);
    }

    private int send(String signed, String sent, Duration patience) throws Exception {
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.urlOf("mer_1")))
                .timeout(patience)
                .header("webhook-id", "evt_1")
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", new Webhook(SECRET).sign("evt_1", now, signed))
                .POST(HttpRequest.BodyPublishers.ofString(sent))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
