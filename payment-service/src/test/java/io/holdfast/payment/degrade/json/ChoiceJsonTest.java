package io.holdfast.payment.degrade.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.degrade.DegradeLevel;
import io.holdfast.payment.degrade.InvalidChoiceException;
import io.holdfast.payment.degrade.OperatorsChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceJsonTest {

    private final ChoiceJson json = new ChoiceJson();

    @Test
    void all_fields_are_read() throws InvalidChoiceException {
        assertThat(json.read("{\"level\":\"STATEMENTS\",\"reason\":\"slow\",\"automatic\":false}"))
                .isEqualTo(new OperatorsChoice(DegradeLevel.STATEMENTS, "slow", false));
    }

    @Test
    void only_the_level_must_be_there() throws InvalidChoiceException {
        assertThat(json.read("{\"level\":\"LISTS\"}")).isEqualTo(new OperatorsChoice(DegradeLevel.LISTS, "", true));
    }

    @Test
    void what_is_written_is_read_again() throws InvalidChoiceException {
        OperatorsChoice choice = new OperatorsChoice(DegradeLevel.QUERIES, "a \"reason\"", false);

        assertThat(json.read(json.write(choice))).isEqualTo(choice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', textBlock = """
                    '';                                          not a JSON object
                    null;                                        not a JSON object
                    [];                                          not a JSON object
                    {;                                           not JSON
                    {"level":"NONE"} x;                          not JSON
                    {"level":"NONE","level":"LISTS"};            not JSON
                    {};                                          level must be one of
                    {"level":"none"};                            level must be one of
                    {"level":1};                                 level must be one of
                    {"level":null};                              level must be one of
                    {"level":"NONE","reason":null};              reason must be
                    {"level":"NONE","reason":7};                 reason must be
                    {"level":"NONE","automatic":"false"};        automatic must be
                    {"level":"NONE","automatic":null};           automatic must be
                    {"level":"NONE","lists":true};               there is no field lists
                    """)
    void anything_else_is_refused(String document, String fault) {
        assertThatThrownBy(() -> json.read(document))
                .isInstanceOf(InvalidChoiceException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void a_reason_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> json.read("{\"level\":\"NONE\",\"reason\":\"" + "x".repeat(201) + "\"}"))
                .isInstanceOf(InvalidChoiceException.class);
    }
}
