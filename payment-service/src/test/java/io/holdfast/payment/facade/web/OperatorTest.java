package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.account.DepositOutcome;
import io.holdfast.contract.account.StatusOutcome;
import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.payment.facade.web.Caller.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest extends FacadeTest {

    private String base() {
        return "/operator/v1/merchants/" + merchantId;
    }

    private Answer post(String path, String json) {
        return operator.call("POST", base() + path).json(json).send();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Bearer " + FacadeApp.OPERATOR_TOKEN + "x",
                "Basic " + FacadeApp.OPERATOR_TOKEN,
                FacadeApp.OPERATOR_TOKEN
            })
    void without_the_token_nothing_is_done(String authorization) {
        long merchants = count("SELECT COUNT(*) FROM merchant");

        Answer answer = Caller.anybody(app().port())
                .call("POST", "/operator/v1/merchants")
                .json("{\"name\":\"X\",\"fee_basis_points\":0}")
                .header("Authorization", authorization)
                .send();

        assertThat(answer.code()).isEqualTo("401 operator_token_wrong");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(count("SELECT COUNT(*) FROM merchant")).isEqualTo(merchants);
    }

    @Test
    void a_merchants_signature_opens_no_operators_door_and_the_token_no_merchants() {
        assertThat(merchant.get(base()).code()).isEqualTo("401 operator_token_wrong");
        assertThat(operator.get("/v1/payments").code()).isEqualTo("401 signature_missing");
        assertThat(operator.get("//operator/v1/merchants/" + merchantId).status())
                .isIn(400, 401, 404);
        assertThat(Caller.anybody(app().port())
                        .get("/%6Fperator/v1/merchants/" + merchantId)
                        .status())
                .isIn(400, 401, 404);
    }

    @Test
    void a_merchant_is_registered_and_found() {
        Answer found = operator.get(base());

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("name")).isEqualTo("Tea & Books");
        assertThat(operator.get("/operator/v1/merchants/mer_nobody").code()).isEqualTo("404 not_found");
    }

    @Test
    void a_third_live_key_is_refused_until_one_is_revoked() {
        Answer second = operator.call("POST", base() + "/keys").json("{}").send();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("secret")).startsWith("sk_").hasSize(46);

        assertThat(operator.call("POST", base() + "/keys").send().code()).isEqualTo("409 too_many_live_keys");
        String revoke = base() + "/keys/" + second.text("key");
        assertThat(operator.call("DELETE", revoke).send().status()).isEqualTo(204);
        assertThat(operator.call("DELETE", revoke).send().code()).isEqualTo("404 not_found");
        assertThat(operator.call("POST", base() + "/keys").send().status()).isEqualTo(201);
    }

    @Test
    void a_key_of_another_merchant_cannot_be_revoked() {
        Answer key = operator.call("POST", base() + "/keys").send();

        Answer answer = operator.call("DELETE", "/operator/v1/merchants/" + newMerchant() + "/keys/" + key.text("key"))
                .send();

        assertThat(answer.code()).isEqualTo("404 not_found");
    }

    @Test
    void an_account_is_opened_once_filled_and_frozen() {
        String json = "{\"kind\":\"WALLET\",\"owner\":\"小明\",\"currency\":\"CNY\"}";
        Answer opened = post("/accounts", json);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(post("/accounts", json).body()).isEqualTo(opened.body());
        String id = opened.text("id");

        Answer filled = post(
                "/deposits", "{\"deposit_no\":\"D-1\",\"account\":\"" + id + "\",\"amount\":500,\"currency\":\"CNY\"}");
        assertThat(filled.status()).isEqualTo(201);
        assertThat(filled.json().get("available").longValue()).isEqualTo(500);

        Answer frozen = post("/accounts/" + id + "/status", "{\"status\":\"FROZEN\"}");
        assertThat(frozen.status()).isEqualTo(200);
        assertThat(frozen.text("status")).isEqualTo("FROZEN");
        assertThat(merchant.get("/v1/accounts/" + id).body()).isEqualTo(frozen.body());
        assertThat(newKey(newMerchant()).get("/v1/accounts/" + id).code()).isEqualTo("404 not_found");
    }

    @Test
    void a_merchants_own_account_belongs_to_the_merchant() {
        Answer opened = post("/accounts", "{\"kind\":\"MERCHANT\",\"currency\":\"JPY\"}");

        assertThat(opened.text("owner")).isEqualTo(merchantId);
        Answer refused = post("/accounts", "{\"kind\":\"MERCHANT\",\"owner\":\"me\",\"currency\":\"JPY\"}");
        assertThat(refused.code()).isEqualTo("400 invalid_value");
        assertThat(post("/accounts", "{\"kind\":\"FEE\",\"owner\":\"x\",\"currency\":\"JPY\"}")
                        .code())
                .isEqualTo("400 invalid_value");
    }

    @Test
    void a_sku_is_listed_and_stocked() {
        Answer listed = operator.call("PUT", base() + "/skus/tea")
                .json("{\"name\":\"Tea\",\"price\":1250,\"currency\":\"CNY\"}")
                .send();
        assertThat(listed.status()).isEqualTo(200);

        Answer stocked = post("/skus/tea/deliveries", "{\"delivery_no\":\"L-1\",\"quantity\":50}");
        assertThat(stocked.status()).isEqualTo(201);
        assertThat(stocked.json().get("stocked").longValue()).isEqualTo(50);
        assertThat(operator.get(base() + "/skus/tea").body()).isEqualTo(stocked.body());
        assertThat(operator.get(base() + "/skus/none").code()).isEqualTo("404 not_found");
    }

    @Test
    void names_with_slashes_and_other_scripts_work_in_paths() {
        String path = base() + "/skus/%E8%8C%B6%2F250g";
        operator.call("PUT", path)
                .json("{\"name\":\"Tea\",\"price\":1250,\"currency\":\"CNY\"}")
                .send();

        assertThat(operator.get(path).text("sku")).isEqualTo("茶/250g");
        assertThat(merchant.get("/v1/points/%E5%B0%8F%E6%98%8E%2F2").text("customer"))
                .isEqualTo("小明/2");
    }

    @Test
    void what_belongs_to_no_merchant_is_not_there() {
        String nobody = "/operator/v1/merchants/mer_nobody";
        List<String> codes = Stream.of(
                        operator.get(nobody + "/skus/tea"),
                        operator.call("POST", nobody + "/keys").send(),
                        operator.call("POST", nobody + "/accounts")
                                .json("{\"kind\":\"WALLET\",\"owner\":\"x\",\"currency\":\"CNY\"}")
                                .send(),
                        operator.call("POST", nobody + "/deposits")
                                .json("{\"deposit_no\":\"1\",\"account\":\"a\",\"amount\":1,\"currency\":\"CNY\"}")
                                .send(),
                        operator.call("PUT", nobody + "/skus/tea")
                                .json("{\"name\":\"Tea\",\"price\":1250,\"currency\":\"CNY\"}")
                                .send())
                .map(Answer::code)
                .toList();

        assertThat(codes).containsOnly("404 not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_NOT_FOUND, 404 not_found",
        "ACCOUNT_NOT_OPEN, 409 account_not_open",
        "CURRENCY_MISMATCH, 422 currency_mismatch",
        "AMOUNT_OUT_OF_RANGE, 422 amount_out_of_range",
        "DEPOSIT_NO_REUSED, 409 deposit_no_reused"
    })
    void each_refusal_of_a_deposit_has_its_code(DepositOutcome.Reason reason, String code) {
        accounts().depositRefusal = new DepositOutcome.Refused(reason);

        assertThat(post("/deposits", "{\"deposit_no\":\"1\",\"account\":\"a\",\"amount\":1,\"currency\":\"CNY\"}")
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_NOT_FOUND, 404 not_found",
        "ACCOUNT_CLOSED, 409 account_closed",
        "ACCOUNT_NOT_EMPTY, 409 account_not_empty"
    })
    void each_refusal_of_a_status_has_its_code(StatusOutcome.Reason reason, String code) {
        accounts().statusRefusal = new StatusOutcome.Refused(reason);

        assertThat(post("/accounts/acc_1/status", "{\"status\":\"CLOSED\"}").code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_SKU, 404 not_found",
        "PRICE_OUT_OF_RANGE, 422 price_out_of_range",
        "QUANTITY_OUT_OF_RANGE, 422 quantity_out_of_range",
        "DELIVERY_NO_REUSED, 409 delivery_no_reused"
    })
    void each_refusal_of_the_catalogue_has_its_code(CatalogueOutcome.Reason reason, String code) {
        catalogue().refusal = new CatalogueOutcome.Refused(reason);

        assertThat(post("/skus/tea/deliveries", "{\"delivery_no\":\"L-1\",\"quantity\":50}")
                        .code())
                .isEqualTo(code);
    }
}
