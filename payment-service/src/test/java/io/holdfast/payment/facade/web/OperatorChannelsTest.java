package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.facade.web.Caller.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorChannelsTest extends FacadeTest {

    private static final String KEY = "canary-of-the-acquirer-0123456789abcdef";
    /** As the sandbox hands it over. */
    private static final String AGREEMENT = "{\"merchant\":\"acq_1\",\"channel\":\"CARD\","
            + "\"endpoint\":\"http://127.0.0.1:8070\",\"open\":{\"acquirer_merchant\":\"acq_1\"},"
            + "\"secret\":{\"acquirer_key\":\"" + KEY + "\"}}";

    private String path() {
        return "/operator/v1/merchants/" + merchantId + "/channels/CARD";
    }

    private Answer put(String json) {
        return operator.call("PUT", path()).json(json).send();
    }

    @Test
    void an_agreement_is_stored_and_shown_without_its_secrets() {
        Answer stored = put(AGREEMENT);

        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.json().get("version").intValue()).isEqualTo(1);
        assertThat(stored.text("endpoint")).isEqualTo("http://127.0.0.1:8070");
        assertThat(stored.text("callback_url")).endsWith("/callbacks/CARD/" + merchantId);
        assertThat(stored.json().get("secret_names").get(0).asText()).isEqualTo("acquirer_key");
        assertThat(new String(stored.body(), StandardCharsets.UTF_8)).doesNotContain("canary");
        assertThat(operator.get(path()).body()).isEqualTo(stored.body());
        assertThat(app().bean(FindChannelSettings.class)
                        .find(merchantId, "CARD")
                        .secret("acquirer_key"))
                .isEqualTo(KEY);
    }

    @Test
    void secrets_stay_when_only_open_settings_are_put() {
        put(AGREEMENT);

        Answer changed = put("{\"endpoint\":\"http://127.0.0.1:8070\",\"open\":{\"acquirer_merchant\":\"acq_2\"}}");

        assertThat(changed.json().get("version").intValue()).isEqualTo(2);
        assertThat(app().bean(FindChannelSettings.class)
                        .find(merchantId, "CARD")
                        .secret("acquirer_key"))
                .isEqualTo(KEY);
    }

    @Test
    void a_secret_is_removed_by_null_unless_the_channel_needs_it() {
        put(AGREEMENT.replace("\"acquirer_key\"", "\"old_key\":\"canary\",\"acquirer_key\""));

        Answer changed = put("{\"endpoint\":\"http://127.0.0.1:8070\",\"open\":{\"acquirer_merchant\":\"acq_1\"},"
                + "\"secret\":{\"old_key\":null}}");

        assertThat(changed.json().get("secret_names").toString()).isEqualTo("[\"acquirer_key\"]");
        assertThat(put("{\"open\":{\"acquirer_merchant\":\"acq_1\"},\"secret\":{\"acquirer_key\":null}}")
                        .code())
                .isEqualTo("422 channel_settings_invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'open':{},'secret':{'acquirer_key':7}}; 400 invalid_value",
                "{'open':{'acquirer_merchant':null}}; 400 invalid_value",
                "{'endpoint':'http://127.0.0.1:8070','open':{'acquirer_merchant':'a'}}; 422 channel_settings_invalid",
                "{'open':{'acquirer_merchant':'a'},'secret':{'acquirer_key':'canary'}}; 422 channel_settings_invalid",
                "{'endpoint':'http://evil.example','open':{}}; 422 channel_settings_invalid",
                "{'channel':'ALIPAY','open':{}}; 400 invalid_value",
                "{'open':{'acquirer_merchant':1}}; 400 invalid_value",
                "{'open':[]}; 400 invalid_value",
                "{'endpoint':'x'}; 400 missing_field",
                "{'secrets':{}}; 400 unknown_field"
            })
    void what_is_wrong_is_refused_and_no_secret_is_repeated(String json, String code) {
        Answer answer = put(json.replace('\'', '"'));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("canary");
        assertThat(operator.get(path()).code()).isEqualTo("404 not_found");
    }

    @Test
    void an_unknown_merchant_and_an_unknown_channel_are_not_found() {
        assertThat(operator.call("PUT", "/operator/v1/merchants/mer_nobody/channels/CARD")
                        .json(AGREEMENT)
                        .send()
                        .code())
                .isEqualTo("404 not_found");
        assertThat(operator.call("PUT", "/operator/v1/merchants/" + merchantId + "/channels/BARTER")
                        .json("{\"open\":{}}")
                        .send()
                        .code())
                .isEqualTo("404 not_found");
    }

    @Test
    void a_merchant_neither_sees_nor_changes_an_agreement() {
        put(AGREEMENT);

        assertThat(merchant.get(path()).code()).isEqualTo("401 operator_token_wrong");
        assertThat(merchant.call("PUT", path()).json(AGREEMENT).send().code()).isEqualTo("401 operator_token_wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "WECHAT, 'api_version,mch_id,app_id,serial_no,wechat_serial_no,sign_type,secapi_endpoint', "
                + "'api_v3_key,api_v2_key,private_key,wechat_certificate,client_pkcs12,tls_trust'",
        "ALIPAY, 'app_id,seller_id', 'private_key,alipay_public_key'",
        "PAYPAL, 'client_id,webhook_id,merchant_id', 'client_secret,webhook_certificate'",
        "CARD, acquirer_merchant, acquirer_key",
    })
    void the_document_names_each_key_of_each_channel(String channel, String open, String secret) {
        String description = Caller.anybody(app().port())
                .get("/v3/api-docs")
                .json()
                .at("/paths/~1operator~1v1~1merchants~1{id}~1channels~1{channel}/put/description")
                .asText();
        List<String[]> rows = description
                .lines()
                .filter(line -> line.startsWith("| " + channel))
                .map(line -> line.split(" \\|", -1))
                .toList();

        assertThat(description).contains("`min_minor`", "`max_minor`");
        assertThat(rows.stream().flatMap(row -> Stream.of(row[1].split("`")))).contains(open.split(","));
        assertThat(rows.stream().flatMap(row -> Stream.of(row[2].split("`")))).contains(secret.split(","));
    }
}
