package io.holdfast.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.stack.server.Service;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpArgumentsTest {

    @Test
    void nothing_typed_means_everything_as_last_time() {
        UpArguments arguments = UpArguments.parse(List.of());

        assertThat(arguments.home()).isNull();
        assertThat(arguments.offset()).isNull();
        assertThat(arguments.fresh()).isFalse();
        assertThat(arguments.serversOnly()).isFalse();
        assertThat(arguments.realNetwork()).isFalse();
        assertThat(arguments.help()).isFalse();
        assertThat(arguments.instances()).isEmpty();
    }

    @Test
    void every_option_is_understood() {
        UpArguments arguments = UpArguments.parse(List.of(
                "--fresh",
                "--servers",
                "--real-network",
                "--home",
                "elsewhere",
                "--offset",
                "300",
                "--instances",
                "account-service=2",
                "--instances",
                "order-service=3"));

        assertThat(arguments.fresh()).isTrue();
        assertThat(arguments.serversOnly()).isTrue();
        assertThat(arguments.realNetwork()).isTrue();
        assertThat(arguments.home()).isEqualTo(Path.of("elsewhere"));
        assertThat(arguments.offset()).isEqualTo(300);
        assertThat(arguments.instances()).containsEntry(Service.ACCOUNT, 2).containsEntry(Service.ORDER, 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --wipe                       | there is no option --wipe
                    up                           | there is no option up
                    --offset                     | --offset needs a value
                    --offset ten                 | --offset takes a whole number, not ten
                    --offset -1                  | the port offset must be 0 to 40000, not -1
                    --offset 40001               | the port offset must be 0 to 40000, not 40001
                    --offset --fresh             | --offset needs a value
                    --home                       | --home needs a value
                    --instances account-service  | --instances takes SERVICE=N, not account-service
                    --instances account=2        | no service is called account; there are account-service, order-service, points-service, payment-service
                    --instances order-service=0  | --instances takes 1 to 9, not 0
                    --instances order-service=10 | --instances takes 1 to 9, not 10
                    --instances order-service=x  | --instances takes a whole number, not x
                    """)
    void what_makes_no_sense_is_refused_in_words(String typed, String reason) {
        assertThatThrownBy(() -> UpArguments.parse(List.of(typed.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @Test
    void refused_arguments_end_with_2_and_start_nothing() {
        assertThat(Launcher.run(List.of("up", "--offset", "ten"))).isEqualTo(Launcher.BAD_ARGUMENTS);
        assertThat(Launcher.run(List.of("down", "--all"))).isEqualTo(Launcher.BAD_ARGUMENTS);
        assertThat(Launcher.run(List.of("sideways"))).isEqualTo(Launcher.BAD_ARGUMENTS);
        assertThat(Launcher.run(List.of())).isEqualTo(Launcher.BAD_ARGUMENTS);
    }

    @Test
    void help_is_not_a_start() {
        assertThat(Launcher.run(List.of("up", "--help"))).isEqualTo(Launcher.OK);
        assertThat(Launcher.run(List.of("down", "--help"))).isEqualTo(Launcher.OK);
    }
}
