package io.holdfast.payment.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.channel.FakeHttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelHttpTest {

    private int length;
    private final FakeHttpServer server =
            new FakeHttpServer(request -> FakeHttpServer.Answer.of(200, "text/plain", "x".repeat(length)));
    private final ChannelHttp http = new ChannelHttp(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @AfterEach
    void close() {
        server.close();
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(server.uri()).build();
    }

    @Test
    void an_answer_of_a_mebibyte_is_read_and_a_longer_one_is_none() throws IOException {
        length = 1 << 20;
        assertThat(http.exchange(request()).body()).hasSize(length);

        length++;
        assertThatThrownBy(() -> http.exchange(request())).isInstanceOf(IOException.class);
    }

    @Test
    void who_expects_more_or_less_says_so() throws IOException {
        length = 3 << 20;
        assertThat(http.exchange(request(), length).body()).hasSize(length);
        assertThatThrownBy(() -> http.exchange(request(), length - 1)).isInstanceOf(IOException.class);

        length = 0;
        assertThat(http.exchange(request(), 0).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, true",
        "http://localhost, true",
        "http://[::1]:80, true",
        "http://127.0.0.1.example, false",
        "http://localhost.example, false",
        "http://10.0.0.1, false"
    })
    void a_loopback_address_is_of_this_machine(URI uri, boolean loopback) {
        assertThat(Loopback.isAt(uri)).isEqualTo(loopback);
    }
}
