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
                .isEqualTo(new BenchOptions(
                        Subject.PAYMENTS, Method.WALLET, 60, 32, 1000, 1000, 1000, 240, 20, 1000, 20_000, HOME, null));
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
                        "--connections=9",
                        "--events=100",
                        "--home=/elsewhere",
                        "--journal",
                        "told"))
                .isEqualTo(new BenchOptions(
                        Subject.PAYMENTS,
                        Method.WECHAT,
                        5,
                        2,
                        3,
                        4,
                        6,
                        7,
                        8,
                        9,
                        100,
                        Path.of("/elsewhere"),
                        Path.of("told")));
    }

    @Test
    void a_flag_stands_anywhere_and_has_no_value() {
        assertThat(parse("--overload", "--seconds", "5").subject()).isEqualTo(Subject.OVERLOAD);
        assertThat(parse("--events", "500", "--webhooks").subject()).isEqualTo(Subject.WEBHOOKS);
        assertThat(parse("--neighbour", "--seconds", "20").subject()).isEqualTo(Subject.NEIGHBOUR);
        assertThat(parse("--risk").subject()).isEqualTo(Subject.RISK);
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
                "--overload=yes         | --overload has no value",
                "--overload --overload  | --overload is given twice",
                "--overload --webhooks  | --overload, --neighbour, --webhooks and --risk are runs of their own",
                "--risk --webhooks      | --overload, --neighbour, --webhooks and --risk are runs of their own",
                "--webhooks --method wechat | --overload, --neighbour, --webhooks and --risk are measured with --method wallet",
                "--connections 8001     | --connections must be a number from 1 to 8000, not 8001",
                "--events 99            | --events must be a number from 100 to 1000000, not 99",
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
