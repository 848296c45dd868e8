package io.holdfast.points.earning.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.earning.SettledPayment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentEventJsonTest {

    private static final String GOOD = """
            {"id": "evt_1", "type": "payment.succeeded", "payment": {"payment_id": "pay_1", "merchant_id": "mer_1",
            "customer": "ada", "amount": {"amount_minor": 1000, "currency": "CNY"}, "points_value_minor": 100}}""";

    private final PaymentEventJson json = new PaymentEventJson(new ObjectMapper());

    @Test
    void what_the_contract_writes_is_read() throws Exception {
        PaymentView payment = new PaymentView(
                "pay_1",
                "mer_1",
                "no-1",
                "ord_1",
                PaymentMethod.WALLET,
                "acc_1",
                "阿达",
                Money.of(1_000, CurrencyCode.JPY),
                500,
                100,
                60,
                CaptureMethod.AUTOMATIC,
                PaymentState.SUCCEEDED,
                null,
                null,
                0,
                null,
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                null);
        PaymentEvent event =
                new PaymentEvent("evt_1", PaymentEvent.SUCCEEDED, PaymentEvent.CURRENT_VERSION, Instant.EPOCH, payment);
        ObjectMapper writer = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        assertThat(json.settled(writer.writeValueAsBytes(event)))
                .contains(new SettledPayment(
                        "evt_1", "pay_1", new Owner("mer_1", "阿达"), Money.of(900, CurrencyCode.JPY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"payment.succeeded\" | \"payment.failed\"",
                "\"payment.succeeded\" | \"payment.of-a-later-version\"",
                "\"ada\"               | null",
                "\"customer\": \"ada\",| ''"
            })
    void what_earns_nothing_is_passed_over(String part, String instead) throws Exception {
        assertThat(json.settled(with(part, instead))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"CNY\"               | \"XTS\"",
                "\"CNY\"               | null",
                "1000                  | -1000",
                "1000                  | 10.5",
                "1000                  | \"1000\"",
                "1000                  | 99",
                "1000                  | 99999999999999999999",
                "100}}                 | -1}}",
                "\"evt_1\"             | \"\"",
                "\"evt_1\"             | 7",
                "\"payment_id\"        | \"id\"",
                "\"mer_1\"             | null",
                "\"type\"              | \"kind\"",
                "\"payment\":          | \"paid\":"
            })
    void what_is_not_an_event_is_refused(String part, String instead) {
        assertThatThrownBy(() -> json.settled(with(part, instead))).isInstanceOf(MalformedEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"payment.succeeded\"", "<xml/>"})
    void what_is_no_json_object_is_refused(String body) {
        assertThatThrownBy(() -> json.settled(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void fields_and_methods_of_later_versions_do_not_matter() throws Exception {
        assertThat(json.settled(with("\"customer\"", "\"method\": \"TELEPATHY\", \"new\": {}, \"customer\"")))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"\"captured_minor\": 300, 200", "\"captured_minor\": null, 900"})
    void what_was_captured_earns_and_not_what_was_authorized(String field, long paidMinor) throws Exception {
        assertThat(json.settled(with("\"customer\"", field + ", \"customer\"")))
                .map(SettledPayment::paid)
                .contains(Money.of(paidMinor, CurrencyCode.CNY));
    }

    private static byte[] with(String part, String instead) {
        assertThat(GOOD).contains(part);
        return GOOD.replace(part, instead).getBytes(StandardCharsets.UTF_8);
    }
}
