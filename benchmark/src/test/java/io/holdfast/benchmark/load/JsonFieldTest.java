package io.holdfast.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFieldTest {

    private static final byte[] PAYMENT =
            "{\"order_id\":\"ord_1\",\"id\":\"pay_1\",\"amount\":5,\"failure_reason\":null,\"state\":\"FAILED\"}"
                    .getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({"id, pay_1", "order_id, ord_1", "state, FAILED", "failure_reason, ''", "amount, ''", "absent, ''"})
    void a_field_is_found_by_its_whole_name(String name, String value) {
        assertThat(JsonField.text(PAYMENT, name)).isEqualTo(value);
    }
}
