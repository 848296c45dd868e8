package io.holdfast.contract.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestSignatureTest {

    private static final byte[] NO_BODY = {};

    @Test
    void is_what_the_published_vector_says() {
        byte[] body = "{\"amount\":1000,\"currency\":\"CNY\",\"merchant_order_no\":\"M1\"}".getBytes(UTF_8);
        assertThat(RequestSignature.of("sk_test_secret", "POST", "/v1/payments", "", 1_767_225_600, "n-0001", body))
                .isEqualTo("bcef723d37d45f7a5a1913af8391770f76cd6113375e6367bdedf69c8ec4f2b5");
    }

    @Test
    void does_not_depend_on_the_order_of_the_query() {
        assertThat(signed("before=pay_1&limit=5")).isEqualTo(signed("limit=5&before=pay_1"));
        assertThat(signed("limit=5")).isNotEqualTo(signed("limit=50"));
    }

    private static String signed(String query) {
        return RequestSignature.of("secret", "GET", "/v1/payments", query, 1, "nonce-01", NO_BODY);
    }
}
