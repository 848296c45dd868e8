package io.holdfast.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.RSAConfig;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import com.wechat.pay.java.service.billdownload.model.QueryBillEntity;
import com.wechat.pay.java.service.certificate.CertificateService;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayWithRequestPaymentResponse;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.Amount;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import com.wechat.pay.java.service.refund.model.Status;
import io.holdfast.sandbox.CallbackReceiver;
import io.holdfast.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WeChat Pay's own library judges version 3. */
class WechatV3Test {

    private static RunningSandbox sandbox;
    private static CallbackReceiver receiver;
    private static OfficialWechatClient client;

    private final String number = RunningSandbox.number();
    private final String path = "/notify/" + number;
    private final String url = receiver.url(path);

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.start();
        receiver = new CallbackReceiver();
        RunningSandbox.Merchant merchant = sandbox.merchant("WECHAT", "v3", "");
        client = new OfficialWechatClient(sandbox, merchant, merchant.secret("private_key"));
    }

    @AfterAll
    static void stop() {
        receiver.close();
        sandbox.close();
    }

    @BeforeEach
    void well() {
        receiver.answers(200, "");
    }

    @Test
    void a_payer_pays_and_the_library_believes_the_callback() {
        PrepayWithRequestPaymentResponse prepaid = client.prepay(number, "pays-at-once", 1234, url);
        assertThat(prepaid.getPackageVal()).startsWith("prepay_id=wx");

        sandbox.await(() -> receiver.at(path).size() == 1);
        Transaction told = client.read(receiver.at(path).get(0), Transaction.class);
        assertThat(told.getOutTradeNo()).isEqualTo(number);
        assertThat(told.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(told.getAmount().getTotal()).isEqualTo(1234);
        assertThat(told.getPayer().getOpenid()).isEqualTo("pays-at-once");

        Transaction asked = client.query(number);
        assertThat(asked.getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
        assertThat(asked.getTransactionId()).isEqualTo(told.getTransactionId());
    }

    @Test
    void a_native_order_is_a_qr_code_and_is_paid_by_hand() {
        NativePayService service = new NativePayService.Builder()
                .config(client.config)
                .httpClient(client.http)
                .build();
        var request = new com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest();
        request.setAppid(client.merchant.open("app_id"));
        request.setMchid(client.merchant.open("mch_id"));
        request.setOutTradeNo(number);
        request.setDescription("coffee");
        request.setNotifyUrl(url);
        Amount amount = new Amount();
        amount.setTotal(100);
        request.setAmount(amount);

        assertThat(service.prepay(request).getCodeUrl()).startsWith("weixin://wxpay/bizpayurl?pr=");
        assertThat(client.query(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
        assertThat(sandbox.send("POST", "/sandbox/trades/" + number + "/pay", "")
                        .status())
                .isEqualTo(200);
        assertThat(client.query(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    }

    @Test
    void the_same_number_with_the_same_content_is_the_same_order() {
        String first = client.prepay(number, "somebody", 100, url).getPackageVal();
        assertThat(client.prepay(number, "somebody", 100, url).getPackageVal()).isEqualTo(first);
    }

    @Test
    void refuses_what_the_channel_refuses() {
        client.prepay(number, "somebody", 100, url);
        refused(403, "OUT_TRADE_NO_USED", () -> client.prepay(number, "somebody", 101, url));
        refused(400, "INVALID_REQUEST", () -> client.refund(number, number, 100, 100, url));
        refused(404, "ORDER_NOT_EXIST", () -> client.query("nobody-knows-it"));
        refused(404, "ORDER_NOT_EXIST", () -> client.close("nobody-knows-it"));
        refused(404, "RESOURCE_NOT_EXISTS", () -> client.queryRefund("nobody-knows-it"));
        PrepayRequest foreign = client.request(RunningSandbox.number(), "somebody", 100, url);
        foreign.setAppid("wx0000000000000000");
        refused(400, "APPID_MCHID_NOT_MATCH", () -> client.prepay(foreign));
        sandbox.send("POST", "/sandbox/trades/" + number + "/pay", "");
        refused(400, "ORDERPAID", () -> client.prepay(number, "somebody", 100, url));
        refused(400, "ORDERPAID", () -> client.close(number));
    }

    @Test
    void refuses_a_signature_by_another_key() {
        RunningSandbox.Merchant merchant = client.merchant;
        String foreignKey = sandbox.merchant("WECHAT", "v3", "").secret("private_key");
        OfficialWechatClient thief = new OfficialWechatClient(sandbox, merchant, foreignKey);
        refused(401, "SIGN_ERROR", () -> thief.query(number));
    }

    @Test
    void closes_no_sooner_than_five_minutes_and_is_paid_no_more() {
        client.prepay(number, "somebody", 100, url);
        refused(400, "INVALID_REQUEST", () -> client.close(number));
        sandbox.await(() -> closes(number));
        assertThat(client.query(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.CLOSED);
        assertThat(sandbox.send("POST", "/sandbox/trades/" + number + "/pay", "")
                        .status())
                .isEqualTo(409);
        refused(400, "ORDER_CLOSED", () -> client.close(number));
    }

    @Test
    void a_payer_pays_after_the_order_was_closed() {
        client.prepay(number, "pays-after-close", 100, url);
        sandbox.await(() -> closes(number));
        sandbox.await(() -> receiver.at(path).size() == 1);
        assertThat(client.query(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    }

    private static boolean closes(String number) {
        try {
            client.close(number);
            return true;
        } catch (ServiceException e) {
            return false;
        }
    }

    @Test
    void refunds_in_parts_never_above_what_was_paid_and_once_a_number() {
        client.prepay(number, "pays-at-once", 1000, url);
        sandbox.await(() -> sandbox.state(number).equals("PAID"));

        String refund =
                client.refund(number, number + "-1", 400, 1000, url + "/refund").getRefundId();
        assertThat(client.refund(number, number + "-1", 400, 1000, url + "/refund")
                        .getRefundId())
                .isEqualTo(refund);
        refused(400, "INVALID_REQUEST", () -> client.refund(number, number + "-1", 401, 1000, url));
        refused(400, "INVALID_REQUEST", () -> client.refund(number, number + "-2", 601, 1000, url));
        refused(400, "INVALID_REQUEST", () -> client.refund(number, number + "-2", 600, 999, url));
        client.refund(number, number + "-2", 600, 1000, url + "/refund");

        sandbox.await(() -> receiver.at(path + "/refund").size() == 2);
        RefundNotification told = client.read(receiver.at(path + "/refund").get(0), RefundNotification.class);
        assertThat(told.getRefundStatus()).isEqualTo(Status.SUCCESS);
        assertThat(told.getAmount().getRefund()).isIn(400L, 600L);
        assertThat(client.queryRefund(number + "-2").getStatus()).isEqualTo(Status.SUCCESS);
        assertThat(client.query(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.REFUND);
    }

    @Test
    void refunds_hang_fail_or_are_refused_if_the_payer_is_called_so() {
        assertThat(refundStatusOf("refund-hangs")).isEqualTo(Status.PROCESSING);
        assertThat(refundStatusOf("refund-fails")).isEqualTo(Status.CLOSED);
        assertThat(refundStatusOf("refund-abnormal")).isEqualTo(Status.ABNORMAL);
        refused(403, "NOT_ENOUGH", () -> refundStatusOf("refund-refused"));
    }

    private Status refundStatusOf(String payer) {
        String trade = RunningSandbox.number();
        client.prepay(trade, payer, 1000, url);
        sandbox.await(() -> sandbox.state(trade).equals("PAID"));
        client.refund(trade, trade, 1000, 1000, url + "/" + payer);
        if (!payer.equals("refund-hangs")) {
            sandbox.await(() -> !receiver.at(path + "/" + payer).isEmpty());
        }
        return client.queryRefund(trade).getStatus();
    }

    @Test
    void a_wrongly_signed_callback_is_not_believed_by_the_library() {
        client.prepay(number, "wrong-signature", 100, url);
        sandbox.await(() -> !receiver.at(path).isEmpty());
        assertThatThrownBy(() -> client.read(receiver.at(path).get(0), Transaction.class))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void a_callback_names_another_merchant_or_another_amount() {
        client.prepay(number, "other-merchant", 100, url);
        sandbox.await(() -> !receiver.at(path).isEmpty());
        assertThat(client.read(receiver.at(path).get(0), Transaction.class).getMchid())
                .isNotEqualTo(client.merchant.id());

        String other = RunningSandbox.number();
        client.prepay(other, "wrong-amount", 100, url + "/amount");
        sandbox.await(() -> !receiver.at(path + "/amount").isEmpty());
        assertThat(client.read(receiver.at(path + "/amount").get(0), Transaction.class)
                        .getAmount()
                        .getTotal())
                .isEqualTo(101);
    }

    @Test
    void a_hundred_duplicates_have_one_body() {
        client.prepay(number, "duplicates", 100, url);
        sandbox.await(() -> receiver.at(path).size() == 100);
        assertThat(new HashSet<>(receiver.at(path).stream()
                        .map(CallbackReceiver.Received::body)
                        .toList()))
                .hasSize(1);
    }

    @Test
    void a_payer_pays_twice() {
        client.prepay(number, "pays-twice", 100, url);
        sandbox.await(() -> receiver.at(path).size() == 2);
        List<String> transactions = new ArrayList<>();
        for (CallbackReceiver.Received callback : receiver.at(path)) {
            transactions.add(client.read(callback, Transaction.class).getTransactionId());
        }
        assertThat(transactions).doesNotHaveDuplicates();
    }

    @Test
    void the_payment_is_told_after_its_refund() {
        client.prepay(number, "reorders", 100, url);
        sandbox.await(() -> sandbox.state(number).equals("PAID"));
        client.refund(number, number, 40, 100, url);
        sandbox.await(() -> receiver.at(path).size() == 2);
        assertThat(receiver.at(path).get(0).body()).contains("REFUND.SUCCESS");
        assertThat(receiver.at(path).get(1).body()).contains("TRANSACTION.SUCCESS");
    }

    @Test
    void the_callback_comes_before_the_answer() {
        client.prepay(number, "calls-back-first", 100, url);
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void a_silent_payment_is_seen_by_those_who_ask() {
        client.prepay(number, "silent", 100, url);
        sandbox.await(() -> client.query(number).getTradeState() == Transaction.TradeStateEnum.SUCCESS);
        assertThat(receiver.at(path)).isEmpty();
    }

    @Test
    void a_request_times_out_and_is_paid_all_the_same() {
        assertThatThrownBy(() -> client.prepay(number, "times-out", 100, url)).isInstanceOf(HttpException.class);
        sandbox.await(() -> receiver.at(path).size() == 1);
        assertThat(client.query(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.SUCCESS);
    }

    @Test
    void a_payer_is_declined() {
        client.prepay(number, "declines", 100, url);
        sandbox.await(() -> client.query(number).getTradeState() == Transaction.TradeStateEnum.PAYERROR);
        assertThat(receiver.at(path)).isEmpty();
    }

    @Test
    void a_callback_that_is_not_answered_well_is_repeated() {
        receiver.answers(500, "{\"code\":\"FAIL\"}");
        client.prepay(number, "pays-at-once", 100, url);
        sandbox.await(() -> receiver.at(path).size() == 3);
        receiver.answers(204, "");
        sandbox.await(() -> sandbox.trade(number)
                .get("callbacks")
                .findValuesAsText("accepted")
                .contains("true"));
        Transaction told = client.read(receiver.at(path).get(2), Transaction.class);
        assertThat(told.getOutTradeNo()).isEqualTo(number);
    }

    @Test
    void a_forged_callback_says_paid_of_an_unpaid_order() {
        client.prepay(number, "somebody", 100, url);
        sandbox.send(
                "POST",
                "/sandbox/trades/" + number + "/callback",
                "{\"fault\":\"wrong-signature\",\"count\":3,\"parallel\":true}");
        sandbox.await(() -> receiver.at(path).size() == 3);
        assertThat(sandbox.state(number)).isEqualTo("OPEN");
        assertThatThrownBy(() -> client.read(receiver.at(path).get(0), Transaction.class))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void the_platform_certificate_is_downloaded_and_opened() {
        CertificateService service = new CertificateService.Builder()
                .config((RSAConfig) client.config)
                .httpClient(client.http)
                .build();
        String key = client.merchant.secret("api_v3_key");
        assertThat(service.downloadCertificate(new AeadAesCipher(key.getBytes(StandardCharsets.UTF_8))))
                .hasSize(1);
    }

    @Test
    void the_bill_has_payments_and_refunds_in_yuan() {
        client.prepay(number, "pays-at-once", 123_400, url);
        sandbox.await(() -> sandbox.state(number).equals("PAID"));
        client.refund(number, number, 100, 123_400, url);

        BillDownloadService service = new BillDownloadService.Builder()
                .config(client.config)
                .httpClient(client.http)
                .build();
        GetTradeBillRequest request = new GetTradeBillRequest();
        request.setBillDate(LocalDate.now(Wechat.BEIJING).toString());
        QueryBillEntity bill = service.getTradeBill(request);
        String csv = text(client.http.download(bill.getDownloadUrl()));

        List<String> lines = csv.lines().filter(line -> line.contains(number)).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("`1234.00", "`7.40000", "`0.60%");
        assertThat(lines.get(1)).contains("`REFUND", "`1.00", "`-0.01000");
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_channel_is_down_and_up_again() {
        client.prepay(number, "somebody", 100, url);
        try {
            sandbox.send("POST", "/sandbox/channels/wechat/mode", "{\"mode\":\"down\"}");
            assertThatThrownBy(() -> client.query(number)).isInstanceOf(ServiceException.class);
            sandbox.send("POST", "/sandbox/channels/wechat/mode", "{\"mode\":\"unreachable\"}");
            assertThatThrownBy(() -> client.query(number)).isInstanceOf(HttpException.class);
        } finally {
            sandbox.send("POST", "/sandbox/channels/wechat/mode", "{\"mode\":\"ok\"}");
        }
        assertThat(client.query(number).getTradeState()).isEqualTo(Transaction.TradeStateEnum.NOTPAY);
    }

    private static void refused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ServiceException.class, refusal -> {
            assertThat(refusal.getErrorCode()).isEqualTo(code);
            assertThat(refusal.getHttpStatusCode()).isEqualTo(status);
        });
    }
}
