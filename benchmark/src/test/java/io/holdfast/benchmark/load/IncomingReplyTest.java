package io.holdfast.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingReplyTest {

    private static final String REFUSAL =
            "HTTP/1.1 429 \r\nRetry-After: 1\r\nContent-Length: 4\r\nConnection: keep-alive\r\n\r\nwait";

    private final IncomingReply reply = new IncomingReply();

    @Test
    void an_answer_is_complete_with_its_last_byte_wherever_it_is_cut() throws IOException {
        for (int cut = 1; cut < REFUSAL.length(); cut++) {
            assertThat(add(REFUSAL.substring(0, cut))).as("cut at %d", cut).isNull();
            IncomingReply.Complete complete = Objects.requireNonNull(add(REFUSAL.substring(cut)));
            assertThat(complete.status()).isEqualTo(429);
            assertThat(complete.body()).asString().isEqualTo("wait");
            assertThat(complete.retryAfter()).isTrue();
            assertThat(complete.last()).isFalse();
        }
    }

    @Test
    void the_next_answer_is_another_one() throws IOException {
        add("HTTP/1.1 201 \r\nContent-Length: 5000\r\n\r\n" + "x".repeat(5000));
        IncomingReply.Complete next = Objects.requireNonNull(add("HTTP/1.1 204 \r\nconnection: close\r\n\r\n"));

        assertThat(next.status()).isEqualTo(204);
        assertThat(next.body()).isEmpty();
        assertThat(next.retryAfter()).isFalse();
        assertThat(next.last()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n\r\n", "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"})
    void what_is_no_answer_with_a_length_is_refused(String wire) {
        assertThatThrownBy(() -> add(wire)).isInstanceOf(IOException.class);
    }

    @Test
    void headers_without_end_are_refused() {
        assertThatThrownBy(() -> add("HTTP/1.1 200 \r\nX: " + "y".repeat(17_000)))
                .isInstanceOf(IOException.class);
    }

    private IncomingReply.Complete add(String wire) throws IOException {
        return reply.add(ByteBuffer.wrap(wire.getBytes(US_ASCII)));
    }
}
