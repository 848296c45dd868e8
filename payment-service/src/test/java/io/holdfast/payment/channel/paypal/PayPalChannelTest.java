package io.holdfast.payment.channel.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.PaymentChannelContract;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPalChannelTest extends PaymentChannelContract {

    private static final PayPalChannelConfig CONFIG =
            new PayPalChannelConfig(Duration.ofMillis(500), Duration.ofSeconds(1));

    private final PaymentChannel channel = new PayPalChannel(CONFIG, Clock.systemUTC());

    @Override
    protected PaymentChannel channel() {
        return channel;
    }

    @Override
    protected FakeChannelServer newServer() {
        return new FakePayPal();
    }

    @Override
    protected PaymentMethod method() {
        return PaymentMethod.PAYPAL;
    }

    @Override
    protected Map<String, String> payer() {
        return Map.of();
    }

    @Override
    protected PayerAction.Kind action() {
        return PayerAction.Kind.REDIRECT;
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("client_id", "webhook_id", "client_secret");
    }

    @Override
    protected Money unsupported() {
        return Money.of(1234, CurrencyCode.KWD);
    }

    @Override
    protected Money price() {
        return Money.of(1234, CurrencyCode.USD);
    }

    @Override
    protected boolean answersAreSigned() {
        return false;
    }

    @Override
    protected boolean callbacksGrowStale() {
        // PayPal repeats a report for three days.
        return false;
    }

    @Override
    protected List<String> signedHeaders() {
        return List.of("paypal-transmission-id", "paypal-transmission-time", "paypal-transmission-sig");
    }

    private FakePayPal paypal() {
        return (FakePayPal) server();
    }

    private TradeReference reference(Prepay prepay, String channelTransactionId) {
        return new TradeReference(
                prepay.attemptNo(), prepay.method(), prepay.amount(), prepay.createdAt(), channelTransactionId);
    }

    @Test
    void an_instance_that_did_not_make_the_order_asks_by_its_number_or_by_its_captures() {
        Prepay prepay = prepay(price());
        Prepaid.Accepted accepted = (Prepaid.Accepted) channel().prepay(settings(), prepay);
        server().payerPays(prepay.attemptNo());
        String orderId = accepted.channelTransactionId();
        assertThat(orderId).isNotNull();

        assertThat(new PayPalChannel(CONFIG, Clock.systemUTC()).query(settings(), reference(prepay)))
                .isInstanceOf(TradeState.NotFound.class);
        TradeState paid = new PayPalChannel(CONFIG, Clock.systemUTC()).query(settings(), reference(prepay, orderId));
        assertThat(paid).isInstanceOf(TradeState.Paid.class);
        String captureId = ((TradeState.Paid) paid).receipt().channelTransactionId();
        assertThat(new PayPalChannel(CONFIG, Clock.systemUTC()).query(settings(), reference(prepay, captureId)))
                .isEqualTo(paid);
        assertThat(new PayPalChannel(CONFIG, Clock.systemUTC()).close(settings(), reference(prepay, captureId)))
                .isInstanceOf(Closing.Paid.class);
    }

    @Test
    void an_approved_order_is_captured_once_by_whoever_asks_first() {
        Prepay prepay = paid();

        query(prepay);
        query(prepay);

        assertThat(paypal().captures).isEqualTo(1);
    }

    @Test
    void a_glance_captures_nothing() {
        Prepay prepay = opened();
        server().payerPays(prepay.attemptNo());

        assertThat(channel().peek(settings(), reference(prepay))).isInstanceOf(TradeState.AwaitingPayer.class);
        assertThat(paypal().captures).isZero();
        assertThat(query(prepay)).isInstanceOf(TradeState.Paid.class);
        assertThat(channel().peek(settings(), reference(prepay))).isInstanceOf(TradeState.Paid.class);
    }

    @Test
    void an_order_that_was_given_up_is_not_captured() {
        Prepay prepay = opened();
        close(prepay);

        assertThat(payAndQuery(prepay)).isInstanceOf(TradeState.Closed.class);
        assertThat(paypal().captures).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "422, INSTRUMENT_DECLINED, AwaitingPayer",
        "422, ORDER_NOT_APPROVED, AwaitingPayer",
        "422, TRANSACTION_REFUSED, Refused",
        "422, ORDER_EXPIRED, Closed",
        "422, SOMETHING_NEW, Unknown",
        "429, RATE_LIMIT_REACHED, Unknown",
        "500, INTERNAL_SERVER_ERROR, Unknown"
    })
    void a_capture_that_is_refused_says_what_the_payer_can_still_do(int status, String issue, String state) {
        Prepay prepay = opened();
        paypal().captureAnswer = FakePayPal.error(status, "UNPROCESSABLE_ENTITY", issue);

        assertThat(payAndQuery(prepay).getClass().getSimpleName()).isEqualTo(state);
    }

    @Test
    void a_refund_is_found_by_an_instance_that_knows_only_the_capture() {
        Prepay prepay = paid();
        ChannelRefund refund = refund(prepay, price(100));
        channel().refund(settings(), refund);

        assertThat(new PayPalChannel(CONFIG, Clock.systemUTC()).queryRefund(settings(), refund))
                .isEqualTo(new RefundAnswer.Done("REF-" + refund.refundNo()));
    }

    @Test
    void a_token_is_asked_for_once() {
        paid();
        paid();

        assertThat(paypal().tokens).isEqualTo(1);
    }

    @Test
    void an_approval_is_of_the_trade_which_is_not_paid_yet() {
        Prepay prepay = opened();
        ObjectNode order = FakePayPal.JSON.createObjectNode().put("id", "ORDER-" + prepay.attemptNo());
        order.putArray("purchase_units").addObject().put("custom_id", prepay.attemptNo());

        PaymentChannel other = new PayPalChannel(CONFIG, Clock.systemUTC());
        assertThat(read(other, settings(), FakePayPal.event("CHECKOUT.ORDER.APPROVED", order, Instant.now())))
                .isEqualTo(new CallbackReading.OfTrade(prepay.attemptNo(), new TradeState.AwaitingPayer()));
        server().payerPays(prepay.attemptNo());
        assertThat(other.query(settings(), reference(prepay))).isInstanceOf(TradeState.Paid.class);
    }

    @Test
    void an_approval_that_names_another_order_leads_to_no_capture_and_is_forgotten() {
        Prepay prepay = opened();
        Prepay another = opened();
        server().payerPays(another.attemptNo());
        ObjectNode order = FakePayPal.JSON.createObjectNode().put("id", "ORDER-" + another.attemptNo());
        order.putArray("purchase_units").addObject().put("custom_id", prepay.attemptNo());
        PaymentChannel other = new PayPalChannel(CONFIG, Clock.systemUTC());

        read(other, settings(), FakePayPal.event("CHECKOUT.ORDER.APPROVED", order, Instant.now()));

        assertThat(other.query(settings(), reference(prepay))).isInstanceOf(TradeState.NotFound.class);
        assertThat(paypal().captures).isZero();
    }

    @Test
    void an_order_of_another_trade_says_nothing_of_this_one() {
        Prepay prepay = prepay(price());
        Prepay another = opened();
        String anothers = "ORDER-" + another.attemptNo();
        server().payerPays(another.attemptNo());

        assertThat(channel().query(settings(), reference(prepay, anothers))).isInstanceOf(TradeState.Unknown.class);
        assertThat(paypal().captures).isZero();
        assertThat(query(another)).isInstanceOf(TradeState.Paid.class);
        assertThat(channel().query(settings(), reference(prepay, anothers))).isInstanceOf(TradeState.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"COMPLETED, 0.01", "DECLINED, 12.34"})
    void a_report_of_a_capture_says_which_one_and_paypal_says_what_became_of_it(String status, String value) {
        Prepay prepay = paid();
        ObjectNode forged = FakePayPal.capture(paypal().ordersByAttempt.get(prepay.attemptNo()));
        forged.put("status", status).put("create_time", "2020-01-01T00:00:00Z");
        forged.putObject("amount").put("currency_code", "USD").put("value", value);

        assertThat(read(FakePayPal.event("PAYMENT.CAPTURE." + status, forged, Instant.now())))
                .isEqualTo(new CallbackReading.OfTrade(prepay.attemptNo(), query(prepay)));
    }

    @Test
    void a_report_of_a_capture_that_paypal_does_not_know_settles_nothing() {
        Prepay prepay = opened();
        ObjectNode forged = FakePayPal.capture(paypal().ordersByAttempt.get(prepay.attemptNo()))
                .put("create_time", "2026-11-25T10:00:00Z");

        assertThat(read(FakePayPal.event("PAYMENT.CAPTURE.COMPLETED", forged, Instant.now())))
                .isInstanceOfSatisfying(CallbackReading.OfTrade.class, of -> {
                    assertThat(of.attemptNo()).isEqualTo(prepay.attemptNo());
                    assertThat(of.state()).isInstanceOf(TradeState.Unknown.class);
                });
    }

    @Test
    void a_report_that_gives_a_capture_to_another_trade_is_not_believed() {
        Prepay prepay = opened();
        ObjectNode forged = FakePayPal.capture(paypal().ordersByAttempt.get(paid().attemptNo()))
                .put("custom_id", prepay.attemptNo());

        assertThat(read(FakePayPal.event("PAYMENT.CAPTURE.COMPLETED", forged, Instant.now())))
                .isInstanceOfSatisfying(
                        CallbackReading.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(CallbackReading.Fault.NOT_FOR_US));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../orders/1", "CAP-1/refund", "CAP-1?x=y", "CAP%2F1", "."})
    void a_report_whose_number_is_none_is_malformed(String id) {
        Prepay prepay = paid();
        ObjectNode forged = FakePayPal.capture(paypal().ordersByAttempt.get(prepay.attemptNo()))
                .put("id", id);

        assertThat(read(FakePayPal.event("PAYMENT.CAPTURE.COMPLETED", forged, Instant.now())))
                .isInstanceOfSatisfying(
                        CallbackReading.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(CallbackReading.Fault.MALFORMED));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_REFUSED", "SILENCE", "GARBAGE", "SERVER_ERROR"})
    void a_report_about_which_paypal_cannot_be_asked_leaves_the_trade_unknown(Trouble trouble) {
        Prepay prepay = paid();
        Callback callback = server().paidCallback(prepay.attemptNo(), Instant.now());

        server().misbehave(trouble);

        assertThat(read(callback))
                .isInstanceOfSatisfying(
                        CallbackReading.OfTrade.class,
                        of -> assertThat(of.state()).isInstanceOf(TradeState.Unknown.class));
    }

    @Test
    void a_report_that_is_read_asks_nobody_yet_and_then_not_for_longer_than_three_seconds() {
        Prepay prepay = paid();
        Callback callback = server().paidCallback(prepay.attemptNo(), Instant.now());
        server().misbehave(Trouble.SILENCE);
        PaymentChannel patient = new PayPalChannel(
                new PayPalChannelConfig(Duration.ofSeconds(60), Duration.ofSeconds(60)), Clock.systemUTC());

        CallbackReading reading = patient.read(settings(), callback);

        assertThat(reading).isInstanceOfSatisfying(CallbackReading.Unproven.class, unproven -> {
            Instant before = Instant.now();
            assertThat(unproven.asked().get().isOpen()).isTrue();
            assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        });
    }

    @Test
    void a_report_is_stale_after_the_three_days_in_which_paypal_repeats_it() {
        String attemptNo = paid().attemptNo();

        for (Duration age : List.of(Duration.ofHours(73), Duration.ofMinutes(-6))) {
            assertThat(read(server().paidCallback(attemptNo, Instant.now().minus(age))))
                    .isInstanceOfSatisfying(
                            CallbackReading.Rejected.class,
                            rejected -> assertThat(rejected.fault()).isEqualTo(CallbackReading.Fault.STALE));
        }
        for (Duration age : List.of(Duration.ofHours(71), Duration.ofMinutes(-4))) {
            assertThat(read(server().paidCallback(attemptNo, Instant.now().minus(age))))
                    .isInstanceOf(CallbackReading.OfTrade.class);
        }
    }

    @Test
    void a_report_of_a_refund_is_of_the_refund() {
        Prepay prepay = paid();
        ChannelRefund refund = refund(prepay, price(100));
        channel().refund(settings(), refund);
        ObjectNode resource = FakePayPal.refund(paypal().ordersByAttempt.get(prepay.attemptNo()), refund.refundNo());

        assertThat(read(FakePayPal.event("PAYMENT.CAPTURE.REFUNDED", resource, Instant.now())))
                .isEqualTo(new CallbackReading.OfRefund(
                        refund.refundNo(), new RefundAnswer.Done("REF-" + refund.refundNo())));
        assertThat(read(FakePayPal.event("CUSTOMER.DISPUTE.CREATED", resource, Instant.now())))
                .isEqualTo(new CallbackReading.OfNothing("CUSTOMER.DISPUTE.CREATED"));
        assertThat(read(FakePayPal.event(
                        "PAYMENT.CAPTURE.REFUNDED", resource.put("custom_id", "other"), Instant.now())))
                .isInstanceOf(CallbackReading.Rejected.class);
    }

    @Test
    void a_report_of_a_refund_that_paypal_does_not_know_leaves_it_unknown() {
        ObjectNode forged = FakePayPal.JSON
                .createObjectNode()
                .put("id", "R1")
                .put("status", "COMPLETED")
                .put("custom_id", "ref1");

        assertThat(read(FakePayPal.event("PAYMENT.CAPTURE.REFUNDED", forged, Instant.now())))
                .isInstanceOfSatisfying(CallbackReading.OfRefund.class, of -> {
                    assertThat(of.refundNo()).isEqualTo("ref1");
                    assertThat(of.answer()).isInstanceOf(RefundAnswer.Unknown.class);
                });
    }

    @Test
    void an_answer_above_a_mebibyte_is_none() {
        Prepay prepay = opened();
        FakeHttpServer.Answer declined = FakePayPal.error(422, "UNPROCESSABLE_ENTITY", "INSTRUMENT_DECLINED");
        String text = new String(declined.body(), StandardCharsets.UTF_8);
        paypal().captureAnswer =
                FakeHttpServer.Answer.of(422, "application/json", text + " ".repeat((1 << 20) - text.length()));
        assertThat(payAndQuery(prepay)).isInstanceOf(TradeState.AwaitingPayer.class);

        paypal().captureAnswer =
                FakeHttpServer.Answer.of(422, "application/json", text + " ".repeat((1 << 20) - text.length() + 1));

        assertThat(query(prepay)).isInstanceOf(TradeState.Unknown.class);
    }

    @Test
    void a_currency_without_decimals_goes_without_decimals() {
        Prepay prepay = prepay(Money.of(1200, CurrencyCode.JPY));

        assertThat(channel().prepay(settings(), prepay)).isInstanceOf(Prepaid.Accepted.class);

        assertThat(paypal().ordersByAttempt
                        .get(prepay.attemptNo())
                        .request
                        .at("/purchase_units/0/amount/value")
                        .asText())
                .isEqualTo("1200");
    }

    @ParameterizedTest
    @CsvSource({"USD, 12.34, 1234", "USD, 12, 1200", "USD, 0.5, 50", "JPY, 12, 12", "JPY, 12.0, 12", "EUR, 0.01, 1"})
    void amounts_are_read_exactly(CurrencyCode currency, String value, long amountMinor) {
        assertThat(PayPalMoney.read(currency.name(), value)).isEqualTo(Money.of(amountMinor, currency));
    }

    @ParameterizedTest
    @CsvSource({"USD, 12.345", "JPY, 12.5", "USD, -1", "USD, 1e3", "USD, ''", "XXX, 1", "USD, 012"})
    void an_amount_that_is_not_of_whole_minor_units_is_none(String currency, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> PayPalMoney.read(currency, value));
    }

    @Test
    void without_a_certificate_in_the_settings_a_stranger_cannot_bring_one() {
        ChannelSettings without = without(settings(), "webhook_certificate");
        var callback = server().paidCallback(paid().attemptNo(), Instant.now());
        var elsewhere = new HashMap<>(callback.headers());
        elsewhere.put("paypal-cert-url", List.of("https://evil.example/cert"));

        assertThat(channel().read(without, callback)).isInstanceOf(CallbackReading.Rejected.class);
        assertThat(channel().read(without, new Callback(callback.path(), "", elsewhere, callback.body())))
                .isInstanceOfSatisfying(
                        CallbackReading.Rejected.class,
                        rejected -> assertThat(rejected.fault()).isEqualTo(CallbackReading.Fault.WRONG_SIGNATURE));
    }

    @Test
    void a_secret_that_paypal_does_not_know_says_nothing_of_a_trade_or_a_refund() {
        Prepay prepay = paid();
        ChannelRefund refund = refund(prepay, price(1));
        ChannelSettings wrong = withSecret(settings(), "client_secret", "another");

        assertThat(channel().query(wrong, reference(prepay))).isInstanceOf(TradeState.Unknown.class);
        assertThat(channel().close(wrong, reference(prepay))).isInstanceOf(Closing.Unknown.class);
        assertThat(channel().refund(wrong, refund)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel().queryRefund(wrong, refund)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel().prepay(wrong, prepay(price()))).isNotInstanceOf(Prepaid.Accepted.class);
    }
}
