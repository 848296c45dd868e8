package io.holdfast.stack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.contract.http.RequestSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldfastClientTest {

    private static final String SECRET = "sk_test_secret";

    private final List<Request> seen = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private HoldfastClient client;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            seen.add(new Request(exchange, body));
            byte[] reply = "{\"code\":\"not_found\",\"id\":\"pay_1\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 404 : 201, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        client = new HoldfastClient("http://127.0.0.1:" + server.getAddress().getPort(), "key_1", SECRET);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_request_is_signed_over_what_is_sent() {
        client.post("/v1/payments", Map.of("amount", 1000), "once");
        client.get("/v1/payments?limit=50&before=pay_2");

        assertThat(seen)
                .allSatisfy(request -> assertThat(request.header(RequestSignature.SIGNATURE_HEADER))
                        .isEqualTo(RequestSignature.of(
                                SECRET,
                                request.exchange.getRequestMethod(),
                                request.exchange.getRequestURI().getRawPath(),
                                request.query(),
                                Long.parseLong(request.header(RequestSignature.TIMESTAMP_HEADER)),
                                request.header(RequestSignature.NONCE_HEADER),
                                request.body)));
        assertThat(seen)
                .extracting(request -> request.header(RequestSignature.KEY_HEADER))
                .containsOnly("key_1");
    }

    @Test
    void each_post_has_a_key_of_its_own_unless_one_is_given() {
        client.post("/v1/orders", Map.of());
        client.post("/v1/orders", Map.of());
        client.post("/v1/orders", Map.of(), "mine");

        List<String> keys =
                seen.stream().map(request -> request.header("Idempotency-Key")).toList();
        assertThat(keys).doesNotHaveDuplicates().endsWith("mine");
        assertThat(seen)
                .extracting(request -> request.header(RequestSignature.NONCE_HEADER))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_reply_is_read_as_it_came() {
        Reply created = client.post("/v1/payments", "{\"amount\": 1000}");
        Reply missing = client.get("/v1/payments/pay_9");

        assertThat(created.ok()).isTrue();
        assertThat(created.text("id")).isEqualTo("pay_1");
        assertThat(created.code()).isEmpty();
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo("not_found");
        assertThat(new String(seen.get(0).body, StandardCharsets.UTF_8))
                .as("text is sent to the byte")
                .isEqualTo("{\"amount\": 1000}");
    }

    @Test
    void an_operator_shows_the_token() {
        new OperatorClient("http://127.0.0.1:" + server.getAddress().getPort(), "token-1")
                .post("/operator/v1/merchants", Map.of("name", "Shop"));

        assertThat(seen.get(0).header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void no_answer_is_an_exception_and_not_a_reply() {
        server.stop(0);

        assertThatThrownBy(() -> client.get("/v1/payments")).isInstanceOf(UncheckedIOException.class);
    }

    private record Request(HttpExchange exchange, byte[] body) {

        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        String query() {
            String query = exchange.getRequestURI().getRawQuery();
            return query == null ? "" : query;
        }
    }
}
