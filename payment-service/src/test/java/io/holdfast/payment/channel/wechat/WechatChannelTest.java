package io.holdfast.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.Trouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What WeChat Pay has that other channels have not. */
class WechatChannelTest {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final WechatChannel channel =
            new WechatChannel(Clock.systemUTC(), Duration.ofSeconds(1), Duration.ofMillis(800));
    private FakeWechat server = new FakeWechat("v3", "MD5");

    @AfterEach
    void stop() {
        server.close();
    }

    private void speak(String apiVersion, String signType) {
        server.close();
        server = new FakeWechat(apiVersion, signType);
    }

    private static Prepay prepay(PaymentMethod method, Map<String, String> payer) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Prepay(
                "t1000000" + NUMBERS.incrementAndGet(),
                method,
                "Lemons",
                Money.of(1234, CurrencyCode.CNY),
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)),
                false,
                payer,
                null);
    }

    private static Prepay jsapi() {
        return prepay(PaymentMethod.WECHAT_JSAPI, Map.of("openid", FakeWechat.OPENID));
    }

    private static Prepay code(String authCode) {
        return prepay(PaymentMethod.WECHAT_CODE, Map.of("auth_code", authCode));
    }

    private static TradeReference reference(Prepay prepay) {
        return new TradeReference(prepay.attemptNo(), prepay.method(), prepay.amount(), prepay.createdAt(), null);
    }

    private Prepay paid(Prepay prepay) {
        channel.prepay(server.settings(), prepay);
        server.payerPays(prepay.attemptNo());
        return prepay;
    }

    private static ChannelRefund refund(Prepay prepay) {
        return new ChannelRefund(
                "r" + NUMBERS.incrementAndGet(),
                prepay.attemptNo(),
                prepay.method(),
                null,
                prepay.amount(),
                Money.of(100, CurrencyCode.CNY),
                "sour");
    }

    private ChannelSettings with(Map<String, String> open, Map<String, String> secret) {
        ChannelSettings settings = server.settings();
        Map<String, String> allOpen = new HashMap<>(settings.open());
        allOpen.putAll(open);
        Map<String, String> allSecret = new HashMap<>(settings.secret());
        allSecret.putAll(secret);
        return new ChannelSettings(
                settings.merchantId(),
                settings.channel(),
                1_000_000 + NUMBERS.incrementAndGet(),
                settings.endpoint(),
                settings.callbackUrl(),
                allOpen,
                allSecret);
    }

    // --- the call in the payer's app
    // ----------------------------------------------------------------------------------

    @Test
    void version_3_signs_the_apps_call_with_the_merchants_key() {
        Map<String, String> call = call(channel.prepay(server.settings(), jsapi()));

        assertThat(call).containsOnlyKeys("appId", "timeStamp", "nonceStr", "package", "signType", "paySign");
        assertThat(call).containsEntry("appId", FakeWechat.APP_ID).containsEntry("signType", "RSA");
        assertThat(call.get("package")).startsWith("prepay_id=wx");
        assertThat(FakeV3.verify(
                        FakeWechat.MERCHANT.keys().getPublic(),
                        call.get("appId") + "\n" + call.get("timeStamp") + "\n" + call.get("nonceStr") + "\n"
                                + call.get("package") + "\n",
                        call.get("paySign")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "HMAC-SHA256"})
    void version_2_signs_the_apps_call_as_it_signs_requests(String signType) {
        speak("v2", signType);

        Map<String, String> call = new HashMap<>(call(channel.prepay(server.settings(), jsapi())));

        assertThat(call).containsOnlyKeys("appId", "timeStamp", "nonceStr", "package", "signType", "paySign");
        assertThat(call).containsEntry("signType", signType);
        String told = call.remove("paySign");
        assertThat(told).isEqualTo(FakeV2.sign(call, FakeWechat.API_V2_KEY, signType));
    }

    private static Map<String, String> call(Prepaid prepaid) {
        assertThat(prepaid).isInstanceOf(Prepaid.Accepted.class);
        return ((Prepaid.Accepted) prepaid).action().parameters();
    }

    // --- a payer's code
    // -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void a_code_that_pays_at_once_is_settled(String apiVersion) {
        speak(apiVersion, "HMAC-SHA256");
        Prepay prepay = code(FakeWechat.CODE_THAT_PAYS);

        assertThat(channel.prepay(server.settings(), prepay)).isInstanceOfSatisfying(Prepaid.Settled.class, settled -> {
            assertThat(settled.state()).isInstanceOf(TradeState.Paid.class);
            assertThat(settled.state()).isEqualTo(channel.query(server.settings(), reference(prepay)));
        });
    }

    @Test
    void a_code_whose_payer_has_not_enough_is_declined() {
        assertRefused(
                channel.prepay(server.settings(), code(FakeWechat.CODE_OF_A_POOR_PAYER)),
                ChannelRefusal.Reason.DECLINED);
    }

    @ParameterizedTest
    @CsvSource({"SYSTEMERROR", "BANKERROR", "WHO_KNOWS"})
    void a_code_whose_charge_went_wrong_is_unknown(String error) {
        server.v2.answerInstead(Map.of("result_code", "FAIL", "err_code", error));

        assertThat(channel.prepay(server.settings(), code(FakeWechat.CODE_THAT_PAYS)))
                .isInstanceOf(Prepaid.Unknown.class);
    }

    @Test
    void a_code_without_the_key_of_version_2_is_misconfigured() {
        ChannelSettings settings = with(Map.of(), Map.of("api_v2_key", " "));
        channel.check(settings);

        assertRefused(channel.prepay(settings, code(FakeWechat.CODE_THAT_PAYS)), ChannelRefusal.Reason.MISCONFIGURED);
        assertThat(channel.prepay(settings, jsapi())).isInstanceOf(Prepaid.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void a_payer_who_is_not_named_is_refused(String apiVersion) {
        speak(apiVersion, "MD5");

        assertRefused(
                channel.prepay(server.settings(), prepay(PaymentMethod.WECHAT_JSAPI, Map.of())),
                ChannelRefusal.Reason.PAYER_INVALID);
        assertRefused(
                channel.prepay(server.settings(), prepay(PaymentMethod.WECHAT_CODE, Map.of())),
                ChannelRefusal.Reason.PAYER_INVALID);
    }

    // --- repeated, closed, early
    // --------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void a_prepay_repeated_after_the_payer_paid_brings_the_receipt(String apiVersion) {
        speak(apiVersion, "MD5");
        Prepay prepay = paid(jsapi());

        assertThat(channel.prepay(server.settings(), prepay))
                .isInstanceOfSatisfying(
                        Prepaid.Settled.class,
                        settled -> assertThat(settled.state()).isInstanceOf(TradeState.Paid.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void a_prepay_repeated_after_the_close_is_refused(String apiVersion) {
        speak(apiVersion, "MD5");
        Prepay prepay = jsapi();
        channel.prepay(server.settings(), prepay);
        channel.close(server.settings(), reference(prepay));

        assertRefused(channel.prepay(server.settings(), prepay), ChannelRefusal.Reason.NUMBER_USED);
    }

    @Test
    void a_close_within_five_minutes_asks_nobody() {
        server.misbehave(Trouble.CONNECTION_REFUSED);
        Instant created = Instant.now().minus(Duration.ofMinutes(5)).plusSeconds(30);
        TradeReference young =
                new TradeReference("t1", PaymentMethod.WECHAT_JSAPI, Money.of(1, CurrencyCode.CNY), created, null);

        assertThat(channel.close(server.settings(), young))
                .isEqualTo(new Closing.TooEarly(created.plus(Duration.ofMinutes(5))));
    }

    @Test
    void a_close_that_the_channel_finds_too_early_is_tried_later() {
        server.v3.answerInstead(400, "{\"code\":\"INVALID_REQUEST\",\"message\":\"最短调用间隔为5分钟\"}");

        assertThat(channel.close(server.settings(), reference(jsapi())))
                .isInstanceOfSatisfying(
                        Closing.TooEarly.class,
                        early -> assertThat(early.notBefore()).isAfter(Instant.now()));
    }

    @Test
    void a_close_while_the_payer_types_is_no_close() {
        server.v3.answerInstead(202, "{\"code\":\"USERPAYING\",\"message\":\"用户支付中，需要输入密码\"}");

        assertThat(channel.close(server.settings(), reference(jsapi()))).isInstanceOf(Closing.Paid.class);
    }

    @Test
    void a_close_of_what_the_channel_never_heard_of_is_a_close() {
        assertThat(channel.close(server.settings(), reference(jsapi()))).isInstanceOf(Closing.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void a_payment_that_failed_is_declined(String apiVersion) {
        speak(apiVersion, "MD5");
        Prepay prepay = jsapi();
        channel.prepay(server.settings(), prepay);
        server.books().find(prepay.attemptNo()).state = "PAYERROR";

        assertThat(channel.query(server.settings(), reference(prepay)))
                .isInstanceOfSatisfying(
                        TradeState.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(ChannelRefusal.Reason.DECLINED));
    }

    @ParameterizedTest
    @CsvSource({
        "v2, REVOKED, Closed",
        "v3, REVOKED, Closed",
        "v2, USERPAYING, AwaitingPayer",
        "v3, USERPAYING, AwaitingPayer",
        "v2, WHO_KNOWS, Unknown",
        "v3, WHO_KNOWS, Unknown",
        "v2, SUCCESS, Unknown",
        "v3, SUCCESS, Unknown"
    })
    void a_trade_state_is_believed_only_if_it_is_whole(String apiVersion, String state, String read) {
        speak(apiVersion, "MD5");
        Prepay prepay = jsapi();
        channel.prepay(server.settings(), prepay);
        // SUCCESS here without a transaction and an amount.
        server.books().find(prepay.attemptNo()).state = state;

        assertThat(channel.query(server.settings(), reference(prepay))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(read);
    }

    // --- refusals
    // -----------------------------------------------------------------------------------------------------

    @Test
    void a_refusal_under_a_wrong_signature_is_not_believed() {
        Prepay prepay = jsapi();
        assertThat(channel.query(server.settings(), reference(prepay))).isInstanceOf(TradeState.NotFound.class);

        server.misbehave(Trouble.WRONG_SIGNATURE);

        assertThat(channel.query(server.settings(), reference(prepay))).isInstanceOf(TradeState.Unknown.class);
    }

    @Test
    void a_refusal_without_a_signature_is_believed_in_version_3() {
        server.v3.signRefusals(false);

        assertThat(channel.query(server.settings(), reference(jsapi()))).isInstanceOf(TradeState.NotFound.class);
    }

    @Test
    void an_answer_signed_by_the_other_algorithm_is_not_believed() {
        speak("v2", "MD5");
        ChannelSettings otherAlgorithm = with(Map.of("sign_type", "HMAC-SHA256"), Map.of());

        assertThat(channel.query(otherAlgorithm, reference(jsapi()))).isInstanceOf(TradeState.Unknown.class);
    }

    @Test
    void an_answer_about_another_trade_is_not_believed() {
        Prepay other = paid(jsapi());
        FakeBooks.Trade trade = server.books().find(other.attemptNo());
        Prepay asked = paid(code(FakeWechat.CODE_THAT_WAITS));
        server.v2.answerInstead(FakeV2.trade(trade));
        server.v3.answerInstead(200, FakeV3.trade(trade, FakeWechat.MCH_ID).toString());

        assertThat(channel.query(server.settings(), reference(other))).isInstanceOf(TradeState.Paid.class);
        assertThat(channel.query(server.settings(), reference(jsapi()))).isInstanceOf(TradeState.Unknown.class);
        assertThat(channel.query(server.settings(), reference(asked))).isInstanceOf(TradeState.Unknown.class);
    }

    @Test
    void an_answer_to_another_merchant_is_not_believed() {
        Prepay prepay = paid(jsapi());
        FakeBooks.Trade trade = server.books().find(prepay.attemptNo());
        server.v2.answerInstead(Map.of("mch_id", "1900000110", "trade_state", "NOTPAY"));
        server.v3.answerInstead(200, FakeV3.trade(trade, "1900000110").toString());

        assertThat(channel.query(server.settings(), reference(prepay))).isInstanceOf(TradeState.Unknown.class);
        assertThat(channel.query(server.settings(), reference(code("1")))).isInstanceOf(TradeState.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void an_answer_about_another_amount_of_a_refund_is_not_believed(String apiVersion) {
        speak(apiVersion, "MD5");
        ChannelRefund refund = refund(paid(jsapi()));
        channel.refund(server.settings(), refund);
        ChannelRefund more = new ChannelRefund(
                refund.refundNo(),
                refund.attemptNo(),
                refund.method(),
                null,
                refund.paid(),
                Money.of(101, CurrencyCode.CNY),
                refund.reason());

        assertThat(channel.queryRefund(server.settings(), more)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel.queryRefund(server.settings(), refund)).isInstanceOf(RefundAnswer.Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void a_wrong_key_of_ours_refuses_a_prepay_and_says_nothing_of_a_refund(String apiVersion) {
        speak(apiVersion, "MD5");
        Prepay prepay = paid(jsapi());
        ChannelSettings wrong =
                with(Map.of("serial_no", "77"), Map.of("api_v2_key", "another key of ours 000000000000"));

        assertRefused(channel.prepay(wrong, jsapi()), ChannelRefusal.Reason.MISCONFIGURED);
        assertThat(channel.query(wrong, reference(prepay))).isInstanceOf(TradeState.Unknown.class);
        assertThat(channel.refund(wrong, refund(prepay))).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel.queryRefund(wrong, refund(prepay))).isInstanceOf(RefundAnswer.Unknown.class);
    }

    @Test
    void what_cannot_be_set_aside_is_refused() {
        Prepay prepay = jsapi();

        assertRefused(
                channel.prepay(
                        server.settings(),
                        new Prepay(
                                prepay.attemptNo(),
                                prepay.method(),
                                prepay.description(),
                                prepay.amount(),
                                prepay.createdAt(),
                                prepay.expiresAt(),
                                true,
                                prepay.payer(),
                                null)),
                ChannelRefusal.Reason.OTHER);
    }

    @Test
    void an_amount_above_32_bits_is_refused() {
        Prepay prepay = jsapi();

        assertRefused(
                channel.prepay(
                        server.settings(),
                        new Prepay(
                                prepay.attemptNo(),
                                prepay.method(),
                                prepay.description(),
                                Money.of(1L << 31, CurrencyCode.CNY),
                                prepay.createdAt(),
                                prepay.expiresAt(),
                                false,
                                prepay.payer(),
                                null)),
                ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED);
    }

    private static void assertRefused(Prepaid prepaid, ChannelRefusal.Reason reason) {
        assertThat(prepaid)
                .isInstanceOfSatisfying(
                        Prepaid.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }

    // --- refunds
    // ------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "v2, CHANGE, Stuck",
        "v2, CLOSED, Refused",
        "v2, PROCESSING_MORE, Unknown",
        "v3, ABNORMAL, Stuck",
        "v3, CLOSED, Refused",
        "v3, PROCESSING_MORE, Unknown"
    })
    void a_refund_that_the_channel_cannot_deliver_is_stuck(String apiVersion, String status, String read) {
        speak(apiVersion, "MD5");
        ChannelRefund refund = refund(paid(jsapi()));
        assertThat(channel.refund(server.settings(), refund)).isInstanceOf(RefundAnswer.Pending.class);

        server.books().byRefund(refund.refundNo()).refunds.get(refund.refundNo()).status = status;

        assertThat(channel.queryRefund(server.settings(), refund).getClass().getSimpleName())
                .isEqualTo(read);
    }

    @Test
    void a_refund_shows_the_merchants_certificate() {
        speak("v2", "MD5");
        ChannelRefund refund = refund(paid(jsapi()));
        ChannelSettings untrusted = with(Map.of(), Map.of("tls_trust", FakeWechat.MERCHANT.certificatePem()));

        assertThat(channel.refund(untrusted, refund)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel.refund(server.settings(), refund)).isInstanceOf(RefundAnswer.Pending.class);
    }

    @Test
    void version_3_gives_back_what_a_code_of_version_2_took() {
        Prepay prepay = code(FakeWechat.CODE_THAT_PAYS);
        channel.prepay(server.settings(), prepay);
        ChannelRefund refund = refund(prepay);

        assertThat(channel.refund(server.settings(), refund)).isInstanceOf(RefundAnswer.Pending.class);
        assertThat(channel.queryRefund(server.settings(), refund)).isInstanceOf(RefundAnswer.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "v2, SUCCESS, Done",
        "v2, CHANGE, Stuck",
        "v2, REFUNDCLOSE, Refused",
        "v3, SUCCESS, Done",
        "v3, ABNORMAL, Stuck",
        "v3, CLOSED, Refused"
    })
    void a_callback_of_a_refund_is_read(String apiVersion, String status, String read) {
        speak(apiVersion, "MD5");
        Prepay prepay = paid(jsapi());
        ChannelRefund refund = refund(prepay);
        channel.refund(server.settings(), refund);

        assertThat(channel.read(server.settings(), refundCallback(apiVersion, refund, status, FakeWechat.MCH_ID)))
                .isInstanceOfSatisfying(CallbackReading.OfRefund.class, of -> {
                    assertThat(of.refundNo()).isEqualTo(refund.refundNo());
                    assertThat(of.answer().getClass().getSimpleName()).isEqualTo(read);
                });
        assertRejected(
                channel.read(server.settings(), refundCallback(apiVersion, refund, status, "1900000110")),
                CallbackReading.Fault.NOT_FOR_US);
    }

    private Callback refundCallback(String apiVersion, ChannelRefund refund, String status, String mchId) {
        FakeBooks.Trade trade = server.books().find(refund.attemptNo());
        FakeBooks.Refund kept = trade.refunds.get(refund.refundNo());
        return apiVersion.equals("v3")
                ? server.v3.refundCallback(trade, kept, status, mchId)
                : FakeWechat.xmlCallback(FakeV2.refundCallback(trade, kept, status, mchId, FakeWechat.API_V2_KEY));
    }

    @Test
    void a_callback_of_a_refund_sealed_with_another_key_is_rejected() {
        speak("v2", "MD5");
        Prepay prepay = paid(jsapi());
        ChannelRefund refund = refund(prepay);
        channel.refund(server.settings(), refund);
        FakeBooks.Trade trade = server.books().find(prepay.attemptNo());

        assertThat(channel.read(
                        server.settings(),
                        FakeWechat.xmlCallback(FakeV2.refundCallback(
                                trade,
                                trade.refunds.get(refund.refundNo()),
                                "SUCCESS",
                                FakeWechat.MCH_ID,
                                "another key"))))
                .isInstanceOf(CallbackReading.Rejected.class);
    }

    // --- other callbacks
    // ----------------------------------------------------------------------------------------------

    @Test
    void a_callback_for_another_application_is_not_for_us() {
        Prepay prepay = paid(jsapi());
        ChannelSettings other = with(Map.of("app_id", "wx0000000000000000"), Map.of());

        assertRejected(
                channel.read(other, server.paidCallback(prepay.attemptNo(), Instant.now())),
                CallbackReading.Fault.NOT_FOR_US);
    }

    @Test
    void a_callback_that_our_key_does_not_open_is_malformed() {
        Prepay prepay = paid(jsapi());
        ChannelSettings other = with(Map.of(), Map.of("api_v3_key", "00000000000000000000000000000000"));

        assertRejected(
                channel.read(other, server.paidCallback(prepay.attemptNo(), Instant.now())),
                CallbackReading.Fault.MALFORMED);
    }

    @Test
    void a_callback_of_something_else_is_nothing_to_us() {
        Callback callback = server.v3.callback("COUPON.USE", JsonNodeFactory.instance.objectNode(), Instant.now());

        assertThat(channel.read(server.settings(), callback)).isEqualTo(new CallbackReading.OfNothing("COUPON.USE"));
    }

    @Test
    void one_reply_is_understood_by_both_versions() {
        assertThat(channel.reply(true).status()).isEqualTo(200);
        assertThat(channel.reply(true).body()).contains("<return_code>SUCCESS</return_code>");
        assertThat(channel.reply(false).status()).isEqualTo(500);
        assertThat(channel.reply(false).body()).contains("<return_code>FAIL</return_code>");
    }

    private static void assertRejected(CallbackReading reading, CallbackReading.Fault fault) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        CallbackReading.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(fault));
    }

    // --- bills and settings
    // -------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void a_day_without_movements_has_an_empty_bill(String apiVersion) {
        speak(apiVersion, "MD5");

        assertThat(channel.bill(server.settings(), LocalDate.of(2026, 3, 1))).isEmpty();
    }

    @Test
    void a_bill_with_another_digest_is_no_bill() {
        paid(jsapi());
        assertThat(channel.bill(server.settings(), LocalDate.of(2026, 3, 1))).hasSize(1);

        server.v3.answerInstead(
                200,
                "{\"hash_type\":\"SHA1\",\"hash_value\":\"0123456789012345678901234567890123456789\","
                        + "\"download_url\":\"https://api.mch.weixin.qq.com/v3/billdownload/file?token=x\"}");

        assertThatThrownBy(() -> channel.bill(server.settings(), LocalDate.of(2026, 3, 1)))
                .isInstanceOf(ChannelUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "api_version, v4",
        "wechat_serial_no, 5157",
        "api_v3_key, too short",
        "private_key, ----",
        "wechat_certificate, ----"
    })
    void version_3_settings_that_are_wrong_are_named(String key, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel.check(with(Map.of(key, value), Map.of(key, value))))
                .withMessageContaining(key)
                .withMessageNotContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "sign_type, SHA1",
        "secapi_endpoint, ftp://x",
        "secapi_endpoint, https://x/path",
        "secapi_endpoint, http://pay.example",
        "secapi_endpoint, http://127.0.0.1.example",
        "secapi_endpoint, https://user:word@pay.example",
        "client_pkcs12, bm90IGEga2V5",
        "tls_trust, not a certificate"
    })
    void version_2_settings_that_are_wrong_are_named(String key, String value) {
        speak("v2", "MD5");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel.check(with(Map.of(key, value), Map.of(key, value))))
                .withMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://pay.example", "https://user@pay.example", "http://user:word@127.0.0.1:8080"})
    void an_endpoint_in_the_clear_or_with_somebodys_name_is_wrong(String endpoint) {
        ChannelSettings settings = server.settings();
        ChannelSettings there = new ChannelSettings(
                settings.merchantId(),
                settings.channel(),
                999_998,
                URI.create(endpoint),
                settings.callbackUrl(),
                settings.open(),
                settings.secret());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel.check(there))
                .withMessageContaining("endpoint")
                .withMessageNotContaining("user");
    }

    @Test
    void an_endpoint_with_a_path_is_wrong_because_signatures_cover_the_path() {
        ChannelSettings settings = server.settings();
        ChannelSettings below = new ChannelSettings(
                settings.merchantId(),
                settings.channel(),
                999_999,
                URI.create(settings.endpoint() + "/wechat"),
                settings.callbackUrl(),
                settings.open(),
                settings.secret());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel.check(below))
                .withMessageContaining("endpoint");
    }

    @Test
    void broken_settings_are_outcomes_of_every_call_and_no_exceptions() {
        ChannelSettings broken = with(Map.of("api_version", "v4"), Map.of());
        Prepay prepay = jsapi();
        Callback callback = new Callback("", "", Map.of(), "<xml/>".getBytes(StandardCharsets.UTF_8));

        assertRefused(channel.prepay(broken, prepay), ChannelRefusal.Reason.MISCONFIGURED);
        assertThat(channel.query(broken, reference(prepay))).isInstanceOf(TradeState.Unknown.class);
        assertThat(channel.close(broken, reference(prepay))).isInstanceOf(Closing.Unknown.class);
        assertThat(channel.refund(broken, refund(prepay))).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel.queryRefund(broken, refund(prepay))).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel.read(broken, callback)).isInstanceOf(CallbackReading.Rejected.class);
    }

    @Test
    void new_settings_are_used_at_once() {
        Prepay prepay = paid(jsapi());
        assertThat(channel.query(server.settings(), reference(prepay))).isInstanceOf(TradeState.Paid.class);
        ChannelSettings other = with(Map.of("serial_no", "77"), Map.of());

        assertThat(channel.query(other, reference(prepay))).isInstanceOf(TradeState.Unknown.class);
        assertThat(channel.query(server.settings(), reference(prepay))).isInstanceOf(TradeState.Paid.class);
    }

    @Test
    void it_is_named_and_has_its_methods() {
        assertThat(channel.name()).isEqualTo("WECHAT");
        assertThat(channel.methods())
                .containsExactlyInAnyOrder(
                        PaymentMethod.WECHAT_JSAPI, PaymentMethod.WECHAT_NATIVE, PaymentMethod.WECHAT_CODE);
    }
}
