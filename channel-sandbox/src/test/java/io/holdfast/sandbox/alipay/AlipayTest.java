package io.holdfast.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayDataDataserviceBillDownloadurlQueryRequest;
import com.alipay.api.request.AlipayTradeCancelRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import com.alipay.api.response.AlipayTradePayResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import io.holdfast.sandbox.CallbackReceiver;
import io.holdfast.sandbox.RunningSandbox;
import io.holdfast.sandbox.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alipay's own library is the judge. */
class AlipayTest {

    private static RunningSandbox sandbox;
    private static CallbackReceiver receiver;
    private static RunningSandbox.Merchant merchant;
    private static AlipayClient client;

    private final String number = RunningSandbox.number();
    private final String path = "/notify/" + number;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.start();
        receiver = new CallbackReceiver();
        receiver.answers(200, "success");
        merchant = sandbox.merchant("ALIPAY", "", "");
        client = client(merchant.open("app_id"), merchant.secret("private_key"));
    }

    private static AlipayClient client(String appId, String privateKey) {
        return new DefaultAlipayClient(
                merchant.endpoint() + "/gateway.do",
                appId,
                privateKey,
                "json",
                "utf-8",
                merchant.secret("alipay_public_key"),
                "RSA2");
    }

    @AfterAll
    static void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void a_payer_comes_by_page_and_pays_and_the_library_believes_the_callback() throws AlipayApiException {
        AlipayTradePagePayRequest request = new AlipayTradePagePayRequest();
        request.setNotifyUrl(receiver.url(path));
        request.setReturnUrl("http://shop.example/back");
        request.setBizContent(order("12.34", ",\"product_code\":\"FAST_INSTANT_TRADE_PAY\""));
        String url = client.pageExecute(request, "GET").getBody();

        assertThat(query().getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        RunningSandbox.Answer page = sandbox.send("GET", url, "");
        assertThat(page.status()).isEqualTo(302);
        assertThat(page.headers().get("location")).containsExactly(sandbox.base() + "/payer/" + number);
        AlipayTradeQueryResponse waits = query();
        assertThat(waits.getTradeStatus()).isEqualTo("WAIT_BUYER_PAY");

        sandbox.send("POST", "/sandbox/trades/" + number + "/pay", "");
        sandbox.await(() -> receiver.at(path).size() == 1);
        Map<String, String> told = told(0);
        assertThat(told)
                .containsEntry("trade_status", "TRADE_SUCCESS")
                .containsEntry("out_trade_no", number)
                .containsEntry("total_amount", "12.34")
                .containsEntry("subject", "咖啡 & 茶")
                .containsEntry("app_id", merchant.open("app_id"))
                .containsEntry("seller_id", merchant.open("seller_id"));
        assertThat(believed(told)).isTrue();
        AlipayTradeQueryResponse asked = query();
        assertThat(asked.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(asked.getTradeNo()).isEqualTo(told.get("trade_no")).isEqualTo(waits.getTradeNo());
        sandbox.await(() -> sandbox.trade(number).at("/callbacks/0/accepted").booleanValue());
    }

    @Test
    void a_payer_comes_by_phone_with_a_form() throws AlipayApiException {
        AlipayTradeWapPayRequest request = new AlipayTradeWapPayRequest();
        request.setBizContent(order("9.01", ",\"product_code\":\"QUICK_WAP_WAY\""));
        assertThat(client.pageExecute(request, "POST").getBody()).contains("<form");
        sandbox.send("GET", client.pageExecute(request, "GET").getBody(), "");
        sandbox.await(() -> sandbox.state(number).equals("PAID"));
    }

    @Test
    void a_scanned_code_is_paid_at_once_or_after_a_password() throws AlipayApiException {
        AlipayTradePayResponse paid = scan("281234567890123000");
        assertThat(paid.getCode()).isEqualTo("10000");
        assertThat(paid.getTotalAmount()).isEqualTo("1.00");
        sandbox.await(() -> receiver.at(path).size() == 1);

        AlipayTest other = new AlipayTest();
        assertThat(other.scan("281234567890123918").getCode()).isEqualTo("10003");
        sandbox.await(() -> "TRADE_SUCCESS".equals(other.query().getTradeStatus()));
        assertThat(new AlipayTest().scan("281234567890123902").getSubCode()).isEqualTo("ACQ.BUYER_BALANCE_NOT_ENOUGH");
    }

    @Test
    void a_scanned_code_is_taken_back() throws AlipayApiException {
        assertThat(scan("281234567890123905").getCode()).isEqualTo("10003");
        AlipayTradeCancelRequest request = new AlipayTradeCancelRequest();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\"}");
        assertThat(client.execute(request).getAction()).isEqualTo("close");
        assertThat(query().getTradeStatus()).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void refunds_in_parts_never_above_what_was_paid_and_once_a_number() throws AlipayApiException {
        scan("281234567890123000");
        AlipayTradeRefundResponse first = refund("0.40", "r1");
        assertThat(first.getFundChange()).isEqualTo("Y");
        assertThat(refund("0.40", "r1").getFundChange()).isEqualTo("N");
        assertThat(refund("0.41", "r1").getSubCode()).isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
        assertThat(refund("0.61", "r2").getSubCode()).isEqualTo("ACQ.REASON_TRADE_REFUND_FEE_ERR");
        assertThat(query().getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(refund("0.60", "r2").getRefundFee()).isEqualTo("1.00");
        assertThat(query().getTradeStatus()).isEqualTo("TRADE_CLOSED");
        assertThat(refundStatus("r2")).isEqualTo("REFUND_SUCCESS");
        assertThat(refundStatus("r3")).isNull();

        sandbox.await(() -> receiver.at(path).size() == 3);
        assertThat(believed(told(2))).isTrue();
    }

    @Test
    void refunds_hang_fail_or_are_refused_if_the_payer_is_called_so() throws AlipayApiException {
        scan("281234567890123913");
        assertThat(refund("1.00", "r1").getFundChange()).isEqualTo("N");
        assertThat(refundStatus("r1")).isNull();
        assertThat(refunded("281234567890123914")).isEqualTo("ACQ.TRADE_NOT_ALLOW_REFUND");
        assertThat(refunded("281234567890123915")).isEqualTo("ACQ.REASON_TRADE_BEEN_FREEZEN");
        assertThat(refunded("281234567890123916")).isEqualTo("ACQ.SELLER_BALANCE_NOT_ENOUGH");
    }

    private static String refunded(String code) throws AlipayApiException {
        AlipayTest other = new AlipayTest();
        other.scan(code);
        return other.refund("1.00", "r1").getSubCode();
    }

    @Test
    void refuses_what_the_channel_refuses() throws AlipayApiException {
        assertThat(precreate("1.00").isSuccess()).isTrue();
        assertThat(precreate("1.00").isSuccess()).isTrue();
        assertThat(precreate("1.01").getSubCode()).isEqualTo("ACQ.CONTEXT_INCONSISTENT");
        assertThat(precreate("1.001").getSubCode()).isEqualTo("ACQ.INVALID_PARAMETER");
        assertThat(refund("1.00", "r1").getSubCode()).isEqualTo("ACQ.TRADE_STATUS_ERROR");
        assertThat(close().isSuccess()).isTrue();
        assertThat(close().getSubCode()).isEqualTo("ACQ.TRADE_STATUS_ERROR");
        assertThat(precreate("1.00").getSubCode()).isEqualTo("ACQ.TRADE_HAS_CLOSE");
        assertThat(new AlipayTest().close().getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void refuses_a_stranger_and_a_signature_by_another_key() throws AlipayApiException {
        AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\"}");
        String foreignKey = sandbox.merchant("ALIPAY", "", "").secret("private_key");
        assertThat(client(merchant.open("app_id"), foreignKey).execute(request).getSubCode())
                .isEqualTo("isv.invalid-signature");
        assertThat(client("2021000000000000", foreignKey).execute(request).getSubCode())
                .isEqualTo("isv.invalid-app-id");
    }

    @Test
    void the_library_refuses_answers_by_another_key() throws AlipayApiException {
        scan("281234567890123000");
        AlipayClient distrustful = new DefaultAlipayClient(
                merchant.endpoint() + "/gateway.do",
                merchant.open("app_id"),
                merchant.secret("private_key"),
                "json",
                "utf-8",
                sandbox.merchant("ALIPAY", "", "").secret("alipay_public_key"),
                "RSA2");
        AlipayTradeQueryRequest request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\"}");
        assertThatThrownBy(() -> distrustful.execute(request)).isInstanceOf(AlipayApiException.class);
    }

    @Test
    void a_wrongly_signed_callback_is_not_believed_by_the_library() throws AlipayApiException {
        scan("281234567890123911");
        sandbox.await(() -> !receiver.at(path).isEmpty());
        assertThat(believed(told(0))).isFalse();
    }

    @Test
    void a_callback_is_repeated_until_it_is_answered_success() throws AlipayApiException {
        receiver.answers(200, "fail");
        try {
            scan("281234567890123000");
            sandbox.await(() -> receiver.at(path).size() == 2);
        } finally {
            receiver.answers(200, "success");
        }
        sandbox.await(() -> receiver.at(path).size() == 3);
        assertThat(told(2)).isEqualTo(told(0));
    }

    @Test
    void the_bill_is_a_zip_with_a_csv() throws AlipayApiException {
        scan("281234567890123000");
        refund("0.50", "r1");
        AlipayDataDataserviceBillDownloadurlQueryRequest request =
                new AlipayDataDataserviceBillDownloadurlQueryRequest();
        request.setBizContent("{\"bill_type\":\"trade\",\"bill_date\":\"" + LocalDate.now(Alipay.BEIJING) + "\"}");
        String csv = unzipped(client.execute(request).getBillDownloadUrl());
        assertThat(csv.lines().filter(line -> line.contains(number)).toList()).hasSize(2);
        assertThat(csv).contains("支付宝交易号", "退款", "-0.50", "r1");
        request.setBizContent("{\"bill_type\":\"trade\",\"bill_date\":\"2020-01-01\"}");
        assertThat(client.execute(request).getSubCode()).isEqualTo("isp.bill_not_exist");
    }

    private static String unzipped(String url) {
        try (InputStream in = URI.create(url).toURL().openStream();
                ZipInputStream zip = new ZipInputStream(in, Charset.forName("GBK"))) {
            zip.getNextEntry();
            return new String(zip.readAllBytes(), Charset.forName("GBK"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> told(int index) {
        return Request.form(receiver.at(path).get(index).body(), StandardCharsets.UTF_8);
    }

    private static boolean believed(Map<String, String> fields) throws AlipayApiException {
        return AlipaySignature.rsaCheckV1(new HashMap<>(fields), merchant.secret("alipay_public_key"), "utf-8", "RSA2");
    }

    private String order(String amount, String more) {
        return "{\"out_trade_no\":\"" + number + "\",\"total_amount\":\"" + amount + "\",\"subject\":\"咖啡 & 茶\"" + more
                + "}";
    }

    private AlipayResponse precreate(String amount) throws AlipayApiException {
        return execute(new AlipayTradePrecreateRequest(), order(amount, ""));
    }

    private AlipayTradePayResponse scan(String code) throws AlipayApiException {
        AlipayTradePayRequest request = new AlipayTradePayRequest();
        request.setNotifyUrl(receiver.url(path));
        return execute(request, order("1.00", ",\"scene\":\"bar_code\",\"auth_code\":\"" + code + "\""));
    }

    private AlipayTradeRefundResponse refund(String amount, String refundNumber) throws AlipayApiException {
        return execute(
                new AlipayTradeRefundRequest(),
                "{\"out_trade_no\":\"" + number + "\",\"refund_amount\":\"" + amount + "\",\"out_request_no\":\""
                        + refundNumber + "\"}");
    }

    private String refundStatus(String refundNumber) throws AlipayApiException {
        return execute(
                        new AlipayTradeFastpayRefundQueryRequest(),
                        "{\"out_trade_no\":\"" + number + "\",\"out_request_no\":\"" + refundNumber + "\"}")
                .getRefundStatus();
    }

    private AlipayResponse close() throws AlipayApiException {
        return execute(new AlipayTradeCloseRequest(), "{\"out_trade_no\":\"" + number + "\"}");
    }

    private AlipayTradeQueryResponse query() {
        try {
            return execute(new AlipayTradeQueryRequest(), "{\"out_trade_no\":\"" + number + "\"}");
        } catch (AlipayApiException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T extends AlipayResponse> T execute(AlipayRequest<T> request, String content)
            throws AlipayApiException {
        setContent(request, content);
        return client.execute(request);
    }

    /** The interface of all requests has no such method; each has it. */
    private static void setContent(AlipayRequest<?> request, String content) {
        try {
            request.getClass().getMethod("setBizContent", String.class).invoke(request, content);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
