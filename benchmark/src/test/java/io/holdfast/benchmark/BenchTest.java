package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void without_a_stack_there_is_one_clear_line(@TempDir Path home) {
        assertThat(run("--home", home.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("bench: no stack has been started in " + home + "; scripts/up starts one\n");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_number_that_is_none_is_refused() {
        assertThat(run("--seconds", "soon")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("bench: --seconds must be a number from 1 to 3600, not soon\n");
    }

    @Test
    void help_is_given_and_says_what_the_floor_is() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Usage: scripts/bench")
                .contains("four local transactions")
                .contains("ratio=")
                .contains("overload goodput_ratio=… peak_per_s=… refused=… other_errors=…")
                .contains("risk cost_ratio=… with_ms=… without_ms=… with_per_s=… without_per_s=… errors=…")
                .contains("webhooks events=… p99_ms=… p99_with_dead_ms=… ratio=… delivered=… lost=…");
    }

    private int run(String... args) {
        return Bench.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
