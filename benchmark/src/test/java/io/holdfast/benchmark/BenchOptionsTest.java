package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.benchmark.load.Method;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {

    private static final Path HOME = Path.of("/somewhere/.holdfast");

    @Test
    void defaults_are_a_minute_of_32_clients_and_1000_of_everything() {
        assertThat(parse("--home", HOME.toString()))
                .isEqualTo(new BenchOptions(Method.WALLET, 60, 32, 1000, 1000, 1000, 120, 20, HOME, null));
    }

    @Test
    void every_option_is_taken_with_a_blank_or_an_equals_sign() {
        assertThat(parse(
                        "--method",
                        "wechat",
                        "--seconds",
                        "5",
                        "--clients=2",
                        "--merchants",
                        "3",
                        "--skus=4",
                        "--payers",
                        "6",
                        "--warmup=7",
                        "--floor-seconds",
                        "8",
                        "--home=/elsewhere",
                        "--journal",
                        "told"))
                .isEqualTo(
                        new BenchOptions(Method.WECHAT, 5, 2, 3, 4, 6, 7, 8, Path.of("/elsewhere"), Path.of("told")));
    }

    @Test
    void one_sku_has_one_merchant() {
        assertThat(parse("--skus", "1").merchants()).isEqualTo(1);
    }

    @Test
    void every_merchant_has_a_payer() {
        assertThat(parse("--payers", "1").payers()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seconds 0            | --seconds must be a number from 1 to 3600, not 0",
                "--clients -1           | --clients must be a number from 1 to 512, not -1",
                "--merchants many       | --merchants must be a number from 1 to 100000, not many",
                "--skus 100001          | --skus must be a number from 1 to 100000, not 100001",
                "--seconds              | --seconds needs a value, or is unknown",
                "--speed 9              | unknown option: --speed",
                "fast                   | unexpected argument: fast",
                "--skus 1 --skus 2      | --skus is given twice"
            })
    void what_makes_no_sense_is_refused(String line, String sentence) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    private static BenchOptions parse(String... args) {
        return BenchOptions.parse(args);
    }
}
