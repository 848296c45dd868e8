package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.facade.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND);

    /** One byte a second. */
    private InputStream dribbling(int bytes) {
        return new InputStream() {
            private int sent;

            @Override
            public int read() {
                throw new AssertionError("read in chunks");
            }

            @Override
            public int read(byte[] into, int at, int length) {
                nanos.addAndGet(SECOND);
                into[at] = 'x';
                return sent++ == bytes ? -1 : 1;
            }
        };
    }

    @Test
    void a_body_that_is_slow_but_comes_in_time_is_read_whole() throws IOException {
        assertThat(RequestBody.bytes(dribbling(9), nanos::get)).hasSize(9);
    }

    @Test
    void who_dribbles_is_given_up() {
        assertThatThrownBy(() -> RequestBody.bytes(dribbling(1_000), nanos::get))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("10 s");
        assertThat(nanos.get() - (Long.MAX_VALUE - SECOND)).isLessThanOrEqualTo(12 * SECOND);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "65536, true", "65537, false"})
    void at_most_64_kib_are_read(int bytes, boolean isRead) throws IOException {
        InputStream body = new ByteArrayInputStream(new byte[bytes]);

        if (isRead) {
            assertThat(RequestBody.bytes(body, nanos::get)).hasSize(bytes);
        } else {
            assertThatThrownBy(() -> RequestBody.bytes(body, nanos::get)).isInstanceOf(ProblemException.class);
        }
    }
}
