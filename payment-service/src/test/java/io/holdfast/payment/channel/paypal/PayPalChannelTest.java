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
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.PaymentChannelContract;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPalChannelTest extends PaymentChannelContract {

    private static final PayPalChannelConfig CONFIG =
            new PayPalChannelConfig(Duration.ofMillis(500), Duration.ofSeconds(1));

    private final PaymentChannel channel = new PayPalChannel(CONFIG);

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

        assertThat(new PayPalChannel(CONFIG).query(settings(), reference(prepay)))
                .isInstanceOf(TradeState.NotFound.class);
        TradeState paid = new PayPalChannel(CONFIG).query(settings(), reference(prepay, orderId));
        assertThat(paid).isInstanceOf(TradeState.Paid.class);
        String captureId = ((TradeState.Paid) paid).receipt().channelTransactionId();
        assertThat(new PayPalChannel(CONFIG).query(settings(), reference(prepay, captureId)))
                .isEqualTo(paid);
        assertThat(new PayPalChannel(CONFIG).close(settings(), reference(prepay, captureId)))
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

        assertThat(new PayPalChannel(CONFIG).queryRefund(settings(), refund))
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

        PaymentChannel other = new PayPalChannel(CONFIG);
        assertThat(other.read(settings(), FakePayPal.event("CHECKOUT.ORDER.APPROVED", order, Instant.now())))
                .isEqualTo(new CallbackReading.OfTrade(prepay.attemptNo(), new TradeState.AwaitingPayer()));
        server().payerPays(prepay.attemptNo());
        assertThat(other.query(settings(), reference(prepay))).isInstanceOf(TradeState.Paid.class);
    }

    @Test
    void a_report_of_a_refund_is_of_the_refund() {
        ObjectNode refund = FakePayPal.JSON
                .createObjectNode()
                .put("id", "R1")
                .put("status", "COMPLETED")
                .put("custom_id", "ref1");

        assertThat(read(FakePayPal.event("PAYMENT.CAPTURE.REFUNDED", refund, Instant.now())))
                .isEqualTo(new CallbackReading.OfRefund("ref1", new RefundAnswer.Done("R1")));
        assertThat(read(FakePayPal.event("CUSTOMER.DISPUTE.CREATED", refund, Instant.now())))
                .isEqualTo(new CallbackReading.OfNothing("CUSTOMER.DISPUTE.CREATED"));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.paypal.com/cert",
                "https://paypal.com.evil.example/cert",
                "https://evilpaypal.com/cert",
                "https://api.paypal.com@evil.example/cert",
                "https://api.paypal.com:8443/cert",
                "file:///etc/passwd"
            })
    void a_certificate_from_elsewhere_is_not_fetched(String url) {
        assertThat(PayPalCertificates.isPayPals(URI.create(url))).isFalse();
        assertThat(PayPalCertificates.isPayPals(URI.create("https://api.paypal.com/v1/notifications/certs/CERT-1")))
                .isTrue();
    }

    @Test
    void without_a_certificate_in_the_settings_a_stranger_cannot_bring_one() {
        ChannelSettings without = without(settings(), "webhook_certificate");
        var callback = server().paidCallback(paid().attemptNo(), Instant.now());
        var elsewhere = new HashMap<>(callback.headers());
        elsewhere.put("paypal-cert-url", List.of("https://evil.example/cert"));

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
