package io.holdfast.benchmark.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void without_a_stack_there_is_one_clear_line(@TempDir Path home) {
        assertThat(run("--home", home.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("demo: no stack has been started in " + home + "; scripts/up starts one\n");
    }

    @Test
    void an_unknown_option_is_refused() {
        assertThat(run("--fast", "1")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("demo: unknown option: --fast\n");
    }

    @Test
    void help_is_given() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: scripts/demo");
    }

    @Test
    void positions_stand_side_by_side_in_major_units() {
        String table = Position.table(
                CurrencyCode.CNY,
                List.of("before", "after"),
                List.of(new Position(30_000, 0, 0, 10, 0, 0, 0), new Position(4_400, 1, 25_446, 8, 0, 2, 256)));

        assertThat(table.lines())
                .hasSize(8)
                .anyMatch(line -> line.matches(" +before +after"))
                .anyMatch(line -> line.matches(" +Ada's wallet, available +CNY 300.00 +CNY 44.00"))
                .anyMatch(line -> line.matches(" +the teahouse has received +CNY 0.00 +CNY 254.46"))
                .anyMatch(line -> line.matches(" +Ada's points +0 +256"));
    }

    private int run(String... args) {
        return Demo.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
