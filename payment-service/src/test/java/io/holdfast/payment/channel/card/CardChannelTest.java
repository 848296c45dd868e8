package io.holdfast.payment.channel.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.PaymentChannelContract;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channel.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardChannelTest extends PaymentChannelContract {

    private static final CapturingChannel CHANNEL =
            new CardChannel(new CardChannelConfig(Duration.ofMillis(500), Duration.ofSeconds(1)), Clock.systemUTC());

    @Override
    protected CapturingChannel channel() {
        return CHANNEL;
    }

    @Override
    protected FakeChannelServer newServer() {
        return new FakeAcquirer();
    }

    @Override
    protected PaymentMethod method() {
        return PaymentMethod.CARD;
    }

    @Override
    protected Map<String, String> payer() {
        return Map.of("card_token", "tok_visa");
    }

    @Override
    protected PayerAction.Kind action() {
        return PayerAction.Kind.CHALLENGE;
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("acquirer_merchant", "acquirer_key");
    }

    @Override
    protected @Nullable Money unsupported() {
        return null;
    }

    @Override
    protected boolean answersAreSigned() {
        return false;
    }

    @Override
    protected List<String> signedHeaders() {
        return List.of("acquirer-signature", "acquirer-timestamp", "acquirer-merchant");
    }

    private FakeAcquirer acquirer() {
        return (FakeAcquirer) server();
    }

    private static Prepay with(Prepay prepay, boolean manual, Map<String, String> payer) {
        return new Prepay(
                prepay.attemptNo(),
                prepay.method(),
                prepay.description(),
                prepay.amount(),
                prepay.createdAt(),
                prepay.expiresAt(),
                manual,
                payer,
                prepay.returnUrl());
    }

    private Prepay authorized() {
        acquirer().outcome = "authorized";
        Prepay prepay = with(prepay(price()), true, payer());
        assertThat(channel().prepay(settings(), prepay))
                .isInstanceOfSatisfying(
                        Prepaid.Settled.class,
                        settled -> assertThat(settled.state()).isInstanceOf(TradeState.Authorized.class));
        return prepay;
    }

    private TradeState capture(Prepay prepay, Money amount) {
        return channel().capture(settings(), reference(prepay), amount);
    }

    @Test
    void a_card_without_a_challenge_is_captured_at_once() {
        acquirer().outcome = "captured";

        assertThat(channel().prepay(settings(), prepay(price())))
                .isInstanceOfSatisfying(
                        Prepaid.Settled.class,
                        settled -> assertThat(settled.state()).isInstanceOfSatisfying(TradeState.Paid.class, paid -> {
                            assertThat(paid.receipt().paid()).isEqualTo(price());
                            assertThat(paid.receipt().details()).isEqualTo(Map.of("brand", "visa", "last4", "4242"));
                        }));
    }

    @Test
    void a_declined_card_is_refused_with_the_banks_code() {
        acquirer().outcome = "declined";

        assertThat(channel().prepay(settings(), prepay(price())))
                .isInstanceOfSatisfying(Prepaid.Refused.class, refused -> {
                    assertThat(refused.refusal().reason()).isEqualTo(Reason.DECLINED);
                    assertThat(refused.refusal().code()).isEqualTo("insufficient_funds");
                });
    }

    @Test
    void money_set_aside_is_captured_in_part_once_and_may_be_asked_for_again() {
        Prepay prepay = authorized();

        assertThat(capture(prepay, price(1000)))
                .isInstanceOfSatisfying(
                        TradeState.Paid.class,
                        paid -> assertThat(paid.receipt().paid()).isEqualTo(price(1000)));
        assertThat(capture(prepay, price(1000))).isInstanceOf(TradeState.Paid.class);
        assertThat(capture(prepay, price(234))).isInstanceOf(TradeState.Refused.class);
        assertThat(query(prepay))
                .isInstanceOfSatisfying(
                        TradeState.Paid.class,
                        paid -> assertThat(paid.receipt().paid()).isEqualTo(price(1000)));
    }

    @Test
    void more_than_was_set_aside_is_refused_without_asking() {
        Prepay prepay = authorized();
        int asked = acquirer().bodies.size();

        for (Money amount : List.of(price(1235), price(0), price(-1), Money.of(1, CurrencyCode.USD))) {
            assertThat(capture(prepay, amount))
                    .isInstanceOfSatisfying(
                            TradeState.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.AMOUNT_NOT_ALLOWED));
        }
        assertThat(acquirer().bodies).hasSize(asked);
    }

    @Test
    void money_set_aside_is_let_go_by_a_close_and_can_no_longer_be_captured() {
        Prepay prepay = authorized();

        assertThat(close(prepay)).isInstanceOf(Closing.Closed.class);
        assertThat(close(prepay)).isInstanceOf(Closing.Closed.class);
        assertThat(capture(prepay, price())).isInstanceOf(TradeState.Refused.class);
        assertThat(query(prepay)).isInstanceOf(TradeState.Closed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_REFUSED", "SILENCE", "GARBAGE", "SERVER_ERROR"})
    void a_capture_without_a_believable_answer_is_unknown_and_may_be_repeated(Trouble trouble) {
        Prepay prepay = authorized();

        server().misbehave(trouble);
        assertThat(capture(prepay, price())).isInstanceOf(TradeState.Unknown.class);

        server().misbehave(Trouble.NONE);
        assertThat(capture(prepay, price())).isInstanceOf(TradeState.Paid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, wrong_signature, MISCONFIGURED",
        "409, conflict, NUMBER_USED",
        "422, invalid_amount, AMOUNT_NOT_ALLOWED",
        "422, invalid_currency, CURRENCY_NOT_SUPPORTED",
        "422, invalid_card_token, PAYER_INVALID",
        "422, something_new, OTHER"
    })
    void a_refusal_has_its_reason(int status, String code, Reason reason) {
        acquirer().instead = FakeAcquirer.error(status, code);

        assertThat(channel().prepay(settings(), prepay(price())))
                .isEqualTo(new Prepaid.Refused(new ChannelRefusal(reason, code, "no")));
    }

    @Test
    void wrong_credentials_refuse_no_refund_and_no_capture_for_an_earlier_call_may_have_been_carried_out() {
        Prepay prepay = authorized();
        acquirer().instead = FakeAcquirer.error(401, "wrong_signature");

        assertThat(capture(prepay, price())).isInstanceOf(TradeState.Unknown.class);
        assertThat(channel().refund(settings(), refund(prepay, price(1)))).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(close(prepay)).isInstanceOf(Closing.Unknown.class);
        assertThat(query(prepay)).isInstanceOf(TradeState.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"408, timeout", "429, slow_down"})
    void an_acquirer_that_had_no_time_refused_nothing(int status, String code) {
        Prepay prepay = authorized();
        ChannelRefund refund = refund(prepay, price(1));
        acquirer().instead = FakeAcquirer.error(status, code);

        assertThat(channel().prepay(settings(), prepay(price()))).isInstanceOf(Prepaid.Unknown.class);
        assertThat(query(prepay)).isInstanceOf(TradeState.Unknown.class);
        assertThat(capture(prepay, price())).isInstanceOf(TradeState.Unknown.class);
        assertThat(close(prepay)).isInstanceOf(Closing.Unknown.class);
        assertThat(channel().refund(settings(), refund)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(channel().queryRefund(settings(), refund)).isInstanceOf(RefundAnswer.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"pending, Pending", "succeeded, Done", "failed, Refused", "stuck, Stuck", "something_new, Unknown"})
    void a_refund_stands_where_the_acquirer_says(String status, String answer) {
        acquirer().instead = FakeAcquirer.good(
                FakeAcquirer.JSON.createObjectNode().put("id", "rfd_1").put("status", status));

        assertThat(channel()
                        .queryRefund(settings(), refund(prepay(price()), price(1)))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void a_report_of_a_refund_is_of_the_refund() {
        ObjectNode data = FakeAcquirer.JSON
                .createObjectNode()
                .put("id", "rfd_1")
                .put("reference", "ref1")
                .put("merchant", FakeAcquirer.MERCHANT)
                .put("status", "succeeded");

        assertThat(read(FakeAcquirer.report("refund.succeeded", data, FakeAcquirer.MERCHANT, Instant.now())))
                .isEqualTo(new CallbackReading.OfRefund("ref1", new RefundAnswer.Done("rfd_1")));
        assertThat(read(FakeAcquirer.report("dispute.opened", data, FakeAcquirer.MERCHANT, Instant.now())))
                .isEqualTo(new CallbackReading.OfNothing("dispute.opened"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4242 4242 4242 4242",
                "4242-4242-4242-4242",
                "tok_4242424242424242",
                "5555555555554444",
                "378282246310005",
                "6212345678901232"
            })
    void the_number_of_a_card_is_refused_and_never_repeated(String number) {
        for (String name : List.of("card_token", "client_ip", "openid")) {
            Map<String, String> payer =
                    name.equals("card_token") ? Map.of(name, number) : Map.of("card_token", "tok_visa", name, number);
            Prepaid prepaid = channel().prepay(settings(), with(prepay(price()), false, payer));

            assertThat(prepaid)
                    .isInstanceOfSatisfying(
                            Prepaid.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.PAYER_INVALID));
            assertThat(prepaid.toString()).doesNotContain(number);
        }
        assertThat(acquirer().bodies).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok visa", "tok_\n", "4242424242424241x!"})
    void a_token_that_is_none_is_refused_without_asking(String token) {
        assertThat(channel().prepay(settings(), with(prepay(price()), false, Map.of("card_token", token))))
                .isInstanceOfSatisfying(
                        Prepaid.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.PAYER_INVALID));
        assertThat(acquirer().bodies).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1234", "KWD, 1234", "USD, 1"})
    void amounts_go_in_minor_units_of_any_currency(CurrencyCode currency, long amountMinor) {
        channel().prepay(settings(), prepay(Money.of(amountMinor, currency)));

        assertThat(acquirer().bodies.get(0).get("amount").longValue()).isEqualTo(amountMinor);
        assertThat(acquirer().bodies.get(0).get("currency").asText()).isEqualTo(currency.name());
    }
}
