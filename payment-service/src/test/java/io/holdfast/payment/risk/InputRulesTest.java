package io.holdfast.payment.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.RiskInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputRulesTest {

    private static RiskInputs with(String field, String value) {
        return new RiskInputs(
                field.equals("device_id") ? value : null,
                field.equals("ip") ? value : null,
                field.equals("payer_country") ? value : null,
                field.equals("ip_country") ? value : null,
                field.equals("card_country") ? value : null);
    }

    @ParameterizedTest
    @CsvSource({
        "device_id, a",
        "device_id, 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "ip, 0.0.0.0",
        "ip, 255.255.255.255",
        "ip, ::",
        "ip, 2001:db8::7",
        "ip, ::ffff:203.0.113.7",
        "payer_country, CN",
        "ip_country, DE",
        "card_country, US"
    })
    void what_can_be_is_taken(String field, String value) {
        assertThat(InputRules.fault(with(field, value))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "device_id, ''",
        "device_id, x0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "device_id, a b",
        "device_id, é",
        "device_id, 4242424242424242",
        "device_id, dev-4242-4242-4242-4242",
        "ip, ''",
        "ip, localhost",
        "ip, example.com",
        "ip, 256.0.0.1",
        "ip, 1.2.3",
        "ip, 01.2.3.4",
        "ip, 1.2.3.4.5",
        "ip, 2130706433",
        "ip, :::",
        "ip, 1::2::3",
        "ip, fe80::1%lo",
        "ip, '[::1]'",
        "ip, 203.0.113.0/24",
        "payer_country, cn",
        "ip_country, XX",
        "card_country, CHN"
    })
    void what_cannot_be_is_refused_by_its_name(String field, String value) {
        InputRules.Fault fault = InputRules.fault(with(field, value));

        assertThat(fault).isNotNull();
        assertThat(fault.field()).isEqualTo(field);
    }

    @Test
    void an_address_from_elsewhere_counts_only_where_none_is_told() {
        RiskInputs told = with("ip", "203.0.113.1");

        assertThat(InputRules.withAddress(told, "203.0.113.2")).isEqualTo(told);
        assertThat(InputRules.withAddress(RiskInputs.NONE, "203.0.113.2")).isEqualTo(with("ip", "203.0.113.2"));
        assertThat(InputRules.withAddress(RiskInputs.NONE, "somewhere")).isEqualTo(RiskInputs.NONE);
        assertThat(InputRules.withAddress(RiskInputs.NONE, null)).isEqualTo(RiskInputs.NONE);
    }
}
