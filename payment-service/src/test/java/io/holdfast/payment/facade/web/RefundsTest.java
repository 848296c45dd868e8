package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.refund.StoredRefunds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refunds and captures over HTTP. */
class RefundsTest extends FacadeTest {

    private static String refund(String number, String paymentId, long amount, String reason) {
        return "{\"merchant_refund_no\":\"" + number + "\",\"payment_id\":\"" + paymentId + "\",\"amount\":" + amount
                + ",\"currency\":\"CNY\",\"reason\":\"" + reason + "\"}";
    }

    private String paid() {
        Answer payment = merchant.post("/v1/payments", payment(unique("P"))).send();
        assertThat(payment.text("state")).isEqualTo("SUCCEEDED");
        return payment.text("id");
    }

    private Answer authorized() {
        return merchant.post("/v1/payments", payment(unique("P")).replaceFirst("}$", ",\"capture_method\":\"manual\"}"))
                .send();
    }

    @Test
    void a_refund_is_answered_and_found_and_its_repetition_is_answered_to_the_byte() {
        String body = refund(unique("R"), paid(), 100, "too small");
        Answer first = merchant.post("/v1/refunds", body).key("r").send();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("state")).isEqualTo("SUCCEEDED");
        assertThat(merchant.post("/v1/refunds", body).key("r").send().body()).isEqualTo(first.body());
        assertThat(merchant.post("/v1/refunds", body).key("s").send().text("id"))
                .isEqualTo(first.text("id"));
        assertThat(merchant.get("/v1/refunds/" + first.text("id")).body()).isEqualTo(first.body());
        assertThat(merchant.get("/v1/refunds?merchant_refund_no=" + first.text("merchant_refund_no"))
                        .json()
                        .at("/data/0/id")
                        .asText())
                .isEqualTo(first.text("id"));
        assertThat(merchant.get("/v1/refunds?payment_id=" + first.text("payment_id"))
                        .json()
                        .get("data"))
                .hasSize(1);
        assertThat(merchant.get("/v1/payments/" + first.text("payment_id"))
                        .json()
                        .get("refunded_amount")
                        .asLong())
                .isEqualTo(100);
    }

    @Test
    void a_refund_that_an_account_refuses_failed_and_is_no_error() {
        Answer refund = merchant.post("/v1/refunds", refund(unique("R"), paid(), 100, MoneyBack.TOO_POOR))
                .send();
        assertThat(refund.status()).isEqualTo(201);
        assertThat(refund.text("failure_reason")).isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void what_cannot_be_refunded_is_refused_with_its_code() {
        String payment = paid();
        String authorized = authorized().text("id");
        Answer made = merchant.post("/v1/refunds", refund("R-taken", payment, 100, "no"))
                .send();
        assertThat(merchant.post("/v1/refunds", refund("a", "pay_none", 1, "no"))
                        .send()
                        .code())
                .isEqualTo("404 not_found");
        assertThat(merchant.post("/v1/refunds", refund("b", made.text("id"), 1, "no"))
                        .send()
                        .code())
                .isEqualTo("422 refund_not_refundable");
        assertThat(merchant.post("/v1/refunds", refund("c", authorized, 1, "no"))
                        .send()
                        .code())
                .isEqualTo("409 payment_not_refundable");
        assertThat(merchant.post("/v1/refunds", refund("d", payment, 999_999_999, "no"))
                        .send()
                        .code())
                .isEqualTo("422 refund_above_rest");
        assertThat(merchant.post("/v1/refunds", refund("R-taken", payment, 101, "no"))
                        .send()
                        .code())
                .isEqualTo("409 refund_no_reused");
        assertThat(merchant.post("/v1/refunds", refund("e", payment, 1, "no").replace("CNY", "USD"))
                        .send()
                        .code())
                .isEqualTo("422 currency_mismatch");
    }

    @Test
    void an_operator_tries_an_abnormal_refund_again_once() {
        String id = merchant.post("/v1/refunds", refund(unique("R"), paid(), 100, MoneyBack.HANGS))
                .send()
                .text("id");
        String path = "/operator/v1/refunds/" + id + "/retry";
        assertThat(operator.call("POST", path).send().code()).isEqualTo("409 refund_not_abnormal");
        app().bean(StoredRefunds.class).abnormal(id, "for the test");
        assertThat(merchant.get("/v1/refunds/" + id).text("state")).isEqualTo("ABNORMAL");
        assertThat(operator.call("POST", path).send().text("state")).isEqualTo("PROCESSING");
        assertThat(operator.call("POST", "/operator/v1/refunds/ref_none/retry")
                        .send()
                        .code())
                .isEqualTo("404 not_found");
    }

    /** Money that came too late and does not go back. */
    static String stuckReceipt(String merchantId, ReceiptPurpose purpose) {
        String receiptId = PublicId.mint("rcp");
        String number = receiptId.substring(4);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        app().bean(Receipts.class)
                .insert(new StoredReceipt(
                        receiptId,
                        "WECHAT",
                        "tx" + number,
                        number,
                        "pay_none",
                        merchantId,
                        Money.of(100, CurrencyCode.CNY),
                        now,
                        purpose,
                        GiveBackState.ABNORMAL,
                        number,
                        null,
                        9,
                        Map.of(),
                        now));
        return receiptId;
    }

    @Test
    void an_operator_has_money_given_back_again_once() {
        String id = stuckReceipt(merchantId, ReceiptPurpose.LATE);
        String path = "/operator/v1/receipts/" + id + "/retry";
        assertThat(operator.get("/operator/v1/attention").json().toString()).contains(id);

        Answer retried = operator.call("POST", path).send();

        assertThat(retried.status()).isEqualTo(200);
        assertThat(retried.text("give_back")).isEqualTo("REFUNDING");
        assertThat(operator.call("POST", path).send().code()).isEqualTo("409 receipt_not_abnormal");
        assertThat(operator.call("POST", "/operator/v1/receipts/" + id + "/give-back")
                        .send()
                        .code())
                .isEqualTo("409 receipt_not_held");
        assertThat(operator.call("POST", "/operator/v1/receipts/rcp_none/give-back")
                        .send()
                        .code())
                .isEqualTo("404 not_found");
        assertThat(operator.call("POST", "/operator/v1/receipts/rcp_none/retry")
                        .send()
                        .code())
                .isEqualTo("404 not_found");
    }

    @Test
    void a_wallet_is_authorized_captured_in_part_and_not_twice() {
        Answer payment = authorized();
        assertThat(payment.status()).isEqualTo(201);
        assertThat(payment.text("state")).isEqualTo("AUTHORIZED");
        String path = "/v1/payments/" + payment.text("id") + "/capture";
        assertThat(merchant.post(path, "{\"amount\":999999999}").send().code())
                .isEqualTo("422 capture_above_authorized");
        Answer captured = merchant.post(path, "{\"amount\":1}").send();
        assertThat(captured.status()).isEqualTo(200);
        assertThat(captured.json().get("captured_amount").asLong()).isEqualTo(1);
        assertThat(merchant.post(path, "{}").send().code()).isEqualTo("409 payment_not_authorized");
    }

    @Test
    void an_authorized_wallet_is_voided_by_cancel() {
        String id = authorized().text("id");
        Answer cancelled = merchant.post("/v1/payments/" + id + "/cancel", "{}").send();
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("state")).isEqualTo("CLOSED");
        assertThat(merchant.post("/v1/payments/" + id + "/capture", "{}").send().code())
                .isEqualTo("409 payment_not_authorized");
    }
}
