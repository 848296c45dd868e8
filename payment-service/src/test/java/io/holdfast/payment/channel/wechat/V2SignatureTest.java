package io.holdfast.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The vectors are WeChat Pay's own, from its signature rules, and were recomputed. */
class V2SignatureTest {

    private static final String KEY = "192006250b4c09247ec02edce69f6a2d";
    private static final Map<String, String> FIELDS = Map.of(
            "appid", "wxd930ea5d5a258f4f",
            "body", "test",
            "device_info", "1000",
            "mch_id", "10000100",
            "nonce_str", "ibuaiVcKdpRxkhJA");
    private static final String MD5 = "9A0A8659F005D6984697E2CA0A9CF3B7";
    private static final String HMAC = "6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6";

    @Test
    void md5_is_as_published() {
        assertThat(V2Signature.md5(KEY).of(FIELDS)).isEqualTo(MD5);
        assertThat(V2Signature.md5(KEY).wireName()).isEqualTo("MD5");
    }

    @Test
    void hmac_sha256_is_as_published() {
        assertThat(V2Signature.hmacSha256(KEY).of(FIELDS)).isEqualTo(HMAC);
        assertThat(V2Signature.hmacSha256(KEY).wireName()).isEqualTo("HMAC-SHA256");
    }

    @Test
    void pay_sign_is_as_published() {
        Map<String, String> call = Map.of(
                "appId", "wxd678efh567hg6787",
                "nonceStr", "5K8264ILTKCH16CQ2502SI8ZNMTM67VS",
                "package", "prepay_id=wx2017033010242291fcfe0db70013231072",
                "signType", "MD5",
                "timeStamp", "1490840662");

        assertThat(V2Signature.md5("qazwsxedcrfvtgbyhnujmikolp111111").of(call))
                .isEqualTo("22D9B4E54AB1950F51E0649E8810ACD6");
    }

    @Test
    void empty_fields_and_the_signature_itself_are_left_out() {
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.put("attach", "");
        fields.put("sign", MD5);

        assertThat(V2Signature.md5(KEY).of(fields)).isEqualTo(MD5);
        assertThat(V2Signature.md5(KEY).signs(fields)).isTrue();
    }

    @Test
    void fields_that_nobody_knows_take_part() {
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.put("sign", MD5);
        fields.put("zz_new", "1");

        assertThat(V2Signature.md5(KEY).signs(fields)).isFalse();
    }

    @Test
    void upper_case_names_come_before_lower_case_ones() {
        Map<String, String> fields = new TreeMap<>(Map.of("b", "1", "A", "2", "Z", "3"));
        String reference = FakeV2.sign(fields, KEY, "MD5");

        assertThat(V2Signature.md5(KEY).of(fields)).isEqualTo(reference);
        assertThat(V2Signature.md5(KEY).of(fields))
                .isNotEqualTo(V2Signature.md5(KEY).of(Map.of("b", "1", "a", "2", "z", "3")));
    }

    @Test
    void what_is_signed_with_the_other_algorithm_is_not_believed() {
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.put("sign", MD5);

        assertThat(V2Signature.hmacSha256(KEY).signs(fields)).isFalse();
        assertThat(V2Signature.hmacSha256(KEY).signs(FIELDS)).isFalse();
    }
}
