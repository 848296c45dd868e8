package io.holdfast.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VectorsTest {

    private static final Map<String, String> FIELDS = Map.of(
            "appid", "wxd930ea5d5a258f4f",
            "mch_id", "10000100",
            "device_info", "1000",
            "body", "test",
            "nonce_str", "ibuaiVcKdpRxkhJA",
            "attach", "",
            "sign", "of somebody else");

    @Test
    void md5_signatures_are_those_of_the_documents() {
        assertThat(V2Signature.of(FIELDS, "192006250b4c09247ec02edce69f6a2d", "MD5"))
                .isEqualTo("9A0A8659F005D6984697E2CA0A9CF3B7");
    }

    @Test
    void hmac_signatures_are_those_of_the_documents() {
        assertThat(V2Signature.of(FIELDS, "192006250b4c09247ec02edce69f6a2d", "HMAC-SHA256"))
                .isEqualTo("6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6");
    }
}
