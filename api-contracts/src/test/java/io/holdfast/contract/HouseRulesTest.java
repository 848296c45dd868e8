package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final String BAD_HOUSE = "io.holdfast.badhouse";

    static java.util.stream.Stream<String> every_rule_sees_the_bad_house() {
        return HouseRules.rules(BAD_HOUSE).keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource
    void every_rule_sees_the_bad_house(String name) {
        ArchRule rule = HouseRules.rules(BAD_HOUSE).get(name);
        var house = new ClassFileImporter().importPackages(BAD_HOUSE);
        assertThat(rule.evaluate(house).hasViolation()).isTrue();
    }
}
