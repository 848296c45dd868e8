package io.holdfast.payment.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.internal.util.AlipaySignature;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReading.Fault;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alipay's rules: its signature, its amounts, its statuses. */
class AlipayRulesTest {

    private final FakeAlipay server = new FakeAlipay();
    private final PaymentChannel channel =
            new AlipayChannel(new AlipayChannelConfig(Duration.ofSeconds(1), Duration.ofSeconds(5)), Clock.systemUTC());

    @AfterEach
    void close() {
        server.close();
    }

    private FakeAlipay.Trade trade(String status, boolean paid) {
        FakeAlipay.Trade trade = new FakeAlipay.Trade("t1", new BigDecimal("12.34"));
        trade.status = status;
        trade.paidAt = paid ? Instant.parse("2026-11-25T12:00:00Z") : null;
        server.trades.put("t1", trade);
        return trade;
    }

    private TradeState query() {
        return channel.query(
                server.settings(),
                new TradeReference(
                        "t1", PaymentMethod.ALIPAY_PAGE, Money.of(1234, CurrencyCode.CNY), Instant.EPOCH, null));
    }

    private CallbackReading read(Map<String, String> notice) {
        return channel.read(server.settings(), FakeAlipay.callback(notice, FakeAlipay.ALIPAYS.getPrivate()));
    }

    @Test
    void a_request_is_signed_over_its_sorted_fields_sign_type_included() throws Exception {
        Map<String, String> fields = Map.of(
                "app_id", "2021000000000001",
                "biz_content", "{\"out_trade_no\":\"T1\"}",
                "charset", "utf-8",
                "format", "JSON",
                "method", "alipay.trade.query",
                "sign_type", "RSA2",
                "timestamp", "2026-01-02 03:04:05",
                "version", "1.0",
                "notify_url", "");

        String content = AlipaySignature.getSignContent(new HashMap<>(fields));

        assertThat(content)
                .isEqualTo("app_id=2021000000000001&biz_content={\"out_trade_no\":\"T1\"}&charset=utf-8&format=JSON"
                        + "&method=alipay.trade.query&sign_type=RSA2&timestamp=2026-01-02 03:04:05&version=1.0");
        assertThat(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("aafb019dd7d58e1c3139b8e802f34428827f093998d7c647c028d6ff13ca885b");
    }

    @Test
    void every_request_carries_the_callback_address_and_the_time_when_it_ends() {
        Instant expiresAt = Instant.parse("2026-11-25T12:30:00Z");
        Prepay prepay = new Prepay(
                "t2",
                PaymentMethod.ALIPAY_PAGE,
                "Tea",
                Money.of(5, CurrencyCode.CNY),
                Instant.EPOCH,
                expiresAt,
                false,
                Map.of(),
                "https://shop.example/thanks?a=b&c=d");

        Prepaid prepaid = channel.prepay(server.settings(), prepay);

        PayerAction action = ((Prepaid.Accepted) prepaid).action();
        assertThat(URI.create(action.parameters().get("url")).getQuery().replace('+', ' '))
                .contains("\"time_expire\":\"2026-11-25 20:30:00\"")
                .contains("\"total_amount\":\"0.05\"")
                .contains("notify_url=https://pay.example/callbacks/ALIPAY/mer_1")
                .contains("return_url=https://shop.example/thanks?a=b&c=d")
                .contains("method=alipay.trade.page.pay");
        assertThat(server.requests).isEmpty();
        server.payerArrives(prepay, action);
        assertThat(server.trades).containsKey("t2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bm90IGEga2V5", "not Base64 at all!", ""})
    void a_key_that_cannot_sign_is_not_quoted(String key) {
        ChannelSettings good = server.settings();
        Map<String, String> secret = new HashMap<>(good.secret());
        secret.put("private_key", key);
        ChannelSettings broken = new ChannelSettings(
                good.merchantId(), good.channel(), 99, good.endpoint(), good.callbackUrl(), good.open(), secret);
        Prepay prepay = new Prepay(
                "t3",
                PaymentMethod.ALIPAY_WAP,
                "Tea",
                Money.of(5, CurrencyCode.CNY),
                Instant.EPOCH,
                Instant.parse("2026-11-25T12:30:00Z"),
                false,
                Map.of(),
                "https://shop.example/thanks");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel.prepay(broken, prepay))
                .withMessageMatching("private_key cannot sign \\(\\w+\\)")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "WAIT_BUYER_PAY, false, AwaitingPayer",
        "TRADE_SUCCESS, true, Paid",
        "TRADE_FINISHED, true, Paid",
        "TRADE_CLOSED, false, Closed",
        "TRADE_CLOSED, true, Paid",
        "TRADE_SUCCESS, false, Unknown",
        "SOMETHING_NEW, true, Unknown"
    })
    void a_closed_trade_that_was_paid_is_paid(String status, boolean paid, String state) {
        trade(status, paid);

        assertThat(query().getClass().getSimpleName()).isEqualTo(state);
    }

    private Closing close(PaymentMethod method, Instant expiresAt) {
        return channel.close(
                server.settings(),
                new TradeReference("t1", method, Money.of(1234, CurrencyCode.CNY), Instant.EPOCH, null, expiresAt));
    }

    @ParameterizedTest
    @EnumSource(names = {"ALIPAY_PAGE", "ALIPAY_WAP"})
    void a_link_that_nobody_opened_is_closed_only_when_its_time_is_over(PaymentMethod method) {
        Instant expiresAt = Instant.now().plusSeconds(60);

        assertThat(close(method, expiresAt)).isEqualTo(new Closing.TooEarly(expiresAt));
        assertThat(close(method, Instant.now())).isEqualTo(new Closing.Closed());
        assertThat(close(method, null)).isInstanceOf(Closing.Unknown.class);
    }

    @Test
    void a_link_that_was_opened_is_closed_at_once() {
        trade("WAIT_BUYER_PAY", false);

        assertThat(close(PaymentMethod.ALIPAY_PAGE, Instant.now().plusSeconds(60)))
                .isEqualTo(new Closing.Closed());
    }

    @Test
    void a_scan_that_alipay_does_not_know_was_never_asked_for() {
        assertThat(close(PaymentMethod.ALIPAY_CODE, Instant.now().plusSeconds(60)))
                .isEqualTo(new Closing.Closed());
    }

    @ParameterizedTest
    @CsvSource({"WAIT_BUYER_PAY, false, AwaitingPayer", "TRADE_CLOSED, false, Closed", "TRADE_CLOSED, true, Paid"})
    void a_notice_says_what_a_query_says(String status, boolean paid, String state) {
        Map<String, String> notice = server.notice(trade(status, paid), Instant.EPOCH);

        assertThat(read(notice))
                .isInstanceOfSatisfying(
                        CallbackReading.OfTrade.class,
                        of -> assertThat(of.state().getClass().getSimpleName()).isEqualTo(state));
        assertThat(query().getClass().getSimpleName()).isEqualTo(state);
    }

    @Test
    void a_notice_of_a_refund_is_of_the_refund() {
        Map<String, String> notice = server.notice(trade("TRADE_SUCCESS", true), Instant.EPOCH);
        notice.put("out_biz_no", "ref1");
        notice.put("gmt_refund", "2026-11-25 20:00:01.000");

        assertThat(read(notice))
                .isInstanceOfSatisfying(
                        CallbackReading.OfRefund.class,
                        of -> assertThat(of.refundNo()).isEqualTo("ref1"));
    }

    @Test
    void a_notice_with_another_sign_type_is_refused_although_nobody_signs_it() {
        Map<String, String> notice = server.notice(trade("TRADE_SUCCESS", true), Instant.EPOCH);
        notice.put("sign_type", "RSA");
        Map<String, String> signed = new HashMap<>(notice);
        signed.remove("sign_type");
        Callback good = FakeAlipay.callback(signed, FakeAlipay.ALIPAYS.getPrivate());
        Callback bad = new Callback(
                good.path(),
                "",
                Map.of(),
                new String(good.body(), StandardCharsets.UTF_8)
                        .replace("sign_type=RSA2", "sign_type=RSA")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(channel.read(server.settings(), good)).isInstanceOf(CallbackReading.OfTrade.class);
        assertThat(channel.read(server.settings(), bad))
                .isInstanceOfSatisfying(
                        CallbackReading.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(Fault.WRONG_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.345", "12,34", "-1.00", "1e3", "", " 12.34", "012.34", "12."})
    void a_notice_with_an_amount_that_is_not_of_whole_fen_is_malformed(String amount) {
        Map<String, String> notice = server.notice(trade("TRADE_SUCCESS", true), Instant.EPOCH);
        notice.put("total_amount", amount);

        assertThat(read(notice))
                .isInstanceOfSatisfying(
                        CallbackReading.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(Fault.MALFORMED));
    }

    @ParameterizedTest
    @CsvSource({"1, 0.01", "100, 1.00", "1234, 12.34", "100000000, 1000000.00"})
    void amounts_convert_exactly_both_ways(long fen, String yuan) {
        assertThat(Yuan.of(Money.of(fen, CurrencyCode.CNY))).isEqualTo(yuan);
        assertThat(Yuan.read(yuan)).isEqualTo(Money.of(fen, CurrencyCode.CNY));
        assertThatIllegalArgumentException().isThrownBy(() -> Yuan.read(yuan + "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'other':{'code':'10000'},@,'sign':'x'}",
                "{@,'other':{'code':'10000'},'sign':'x'}",
                "{@,'error_response':{'code':'40004'},'sign':'x'}",
                "{@,'sign':'x','more':1}",
                "{@,'sign':'x','sign':'y'}",
                "{@,'sign':''}",
                "{@,'sign':{'code':'10000'}}",
                "{@,'sign':'x','alipay_cert_sn':{'code':'10000'}}",
                "{@,'sign':'x'}{}",
                "{@}",
                "[{@,'sign':'x'}]",
                "{'alipay_trade_query_respons\\u0065':{'code':'10000'},'sign':'x'}",
                "{'alipay_trade_query_response':{'code':'40004','code':'10000'},'sign':'x'}",
                "{'alipay_trade_query_response':['10000'],'sign':'x'}",
                "{'alipay_trade_query_response':{'code':'40002'}}",
                "{'alipay_cert_sn':'alipay_trade_query_response',@,'sign':'x'}",
                "{'error_response':{'code':'40004',@},'sign':'x'}",
                "{'error_response':{'code':'10000'}}",
                "{'error_response':{'code':40004,'sub_code':'ACQ.TRADE_NOT_EXIST'}}",
                "{'error_response':{}}",
                "{'sign':'x'}",
                "not JSON"
            })
    void an_answer_of_another_form_is_not_believed(String answer) {
        String text = answer.replace("@", "'alipay_trade_query_response':{'code':'10000'}")
                .replace('\'', '"');

        assertThatThrownBy(() -> RawAnswer.check("https://x/gateway.do?method=alipay.trade.query&sign=x", text))
                .as(text)
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("10000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alipay_trade_query_response':{'code':'10000'},'sign':'x'}",
                "{'sign':'x','alipay_cert_sn':'y','alipay_trade_query_response':{'code':'40004'}}",
                "{'error_response':{'code':'20000'}}",
                "{'error_response':{'code':'40002'},'sign':''}",
                "{'error_response':{'code':'40004'},'sign':'x'}"
            })
    void an_answer_of_the_right_form_is_left_to_the_sdk(String answer) throws Exception {
        RawAnswer.check("https://x/gateway.do?method=alipay.trade.query", answer.replace('\'', '"'));
    }

    @Test
    void a_file_is_refused_as_a_call_that_went_wrong() {
        AlipayHttp http = new AlipayHttp(new ChannelHttp(Duration.ofSeconds(1), Duration.ofSeconds(1)));

        assertThatThrownBy(() -> http.doPost("http://127.0.0.1:1/", Map.of(), Map.of(), "utf-8", null))
                .isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_with_its_node_twice_is_not_believed() throws Exception {
        String url = "https://x/gateway.do?method=alipay.trade.query&sign=x";
        String node = "\"alipay_trade_query_response\":{\"code\":\"10000\"}";

        RawAnswer.check(url, "{" + node + ",\"sign\":\"x\"}");
        assertThatThrownBy(() -> RawAnswer.check(url, "{" + node + "," + node + ",\"sign\":\"x\"}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("form");
    }

    @Test
    void an_answer_of_the_business_without_a_signature_is_not_believed() {
        String url = "https://x/gateway.do?method=alipay.trade.query";

        for (String code : new String[] {"10000", "10003", "40004"}) {
            assertThatThrownBy(
                            () -> RawAnswer.check(url, "{\"alipay_trade_query_response\":{\"code\":\"" + code + "\"}}"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("signature");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://openapi.alipay.com, https://dwbillcenter.alipay.com/a.resource?fileId=1, true",
        "https://openapi-sandbox.dl.alipaydev.com, https://openapi-sandbox.dl.alipaydev.com/a, true",
        "http://127.0.0.1:8080, http://127.0.0.1:8081/bill.zip, true",
        "http://localhost:8080, http://127.0.0.1:8080/bill.zip, true",
        "https://openapi.alipay.com, http://dwbillcenter.alipay.com:80/a, false",
        "https://openapi.alipay.com, https://dwbillcenter.alipaydev.com/a, false",
        "https://openapi-sandbox.dl.alipaydev.com, https://dwbillcenter.alipaydev.com/a, true",
        "https://alipay.example, http://alipay.example/a, false",
        "https://openapi.alipay.com, https://alipay.com.evil.example/a, false",
        "https://openapi.alipay.com, https://evilalipay.com/a, false",
        "https://openapi.alipay.com, https://alipay.com@evil.example/a, false",
        "https://openapi.alipay.com, https://u:p@dwbillcenter.alipay.com/a, false",
        "https://openapi.alipay.com, https://dwbillcenter.alipay.com:8443/a, false",
        "https://openapi.alipay.com, http://127.0.0.1/a, false",
        "http://127.0.0.1:8080, http://169.254.169.254/latest, false",
        "https://openapi.alipay.com, file:///etc/passwd, false",
        "https://openapi.alipay.com, bill.zip, false"
    })
    void a_bill_is_at_alipays_or_nowhere(URI endpoint, URI link, boolean followed) throws IOException {
        if (followed) {
            assertThat(BillLink.of(endpoint, link)).isEqualTo(link);
        } else {
            assertThatThrownBy(() -> BillLink.of(endpoint, link)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_bill_at_alipays_is_fetched_by_tls_even_if_the_link_says_otherwise() throws IOException {
        assertThat(BillLink.of(
                        URI.create("https://openapi.alipay.com"),
                        URI.create("http://dwbillcenter.alipay.com/a.resource?b=http:%2F%2Fc")))
                .isEqualTo(URI.create("https://dwbillcenter.alipay.com/a.resource?b=http:%2F%2Fc"));
    }

    @Test
    void a_bill_whose_link_leads_elsewhere_is_not_fetched() {
        try (FakeAlipay elsewhere = new FakeAlipay()) {
            URI there = elsewhere.settings().endpoint();
            server.instead.put(
                    "alipay.data.dataservice.bill.downloadurl.query",
                    "{\"code\":\"10000\",\"bill_download_url\":\"http://user@127.0.0.1:" + there.getPort()
                            + "/bill.zip\"}");

            assertThatThrownBy(() -> channel.bill(server.settings(), server.billDay()))
                    .isInstanceOf(ChannelUnavailableException.class)
                    .hasRootCauseMessage("a link to nowhere");
        }
    }

    @Test
    void a_bill_above_the_limit_is_none_instead_of_a_part() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream files = new ZipOutputStream(zip, Charset.forName("GBK"))) {
            files.putNextEntry(new ZipEntry("1_业务明细.csv"));
            files.write("0123456789".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(AlipayBills.details(zip.toByteArray(), 10)).isEqualTo("0123456789");
        assertThatThrownBy(() -> AlipayBills.details(zip.toByteArray(), 9)).isInstanceOf(IOException.class);
    }

    @Test
    void settings_of_another_version_make_another_client() {
        trade("TRADE_SUCCESS", true);
        ChannelSettings right = server.settings();
        ChannelSettings next = new ChannelSettings(
                right.merchantId(),
                right.channel(),
                right.version() + 7,
                right.endpoint(),
                right.callbackUrl(),
                right.open(),
                Map.of(
                        "private_key", right.secret("private_key"),
                        "alipay_public_key",
                                FakeAlipay.base64(FakeAlipay.OURS.getPublic().getEncoded())));

        assertThat(query()).isInstanceOf(TradeState.Paid.class);
        assertThat(channel.query(
                        next,
                        new TradeReference(
                                "t1", PaymentMethod.ALIPAY_PAGE, Money.of(1, CurrencyCode.CNY), Instant.EPOCH, null)))
                .isInstanceOf(TradeState.Unknown.class);
    }
}
