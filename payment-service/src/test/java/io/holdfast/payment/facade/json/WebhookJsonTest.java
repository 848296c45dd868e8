package io.holdfast.payment.facade.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundEvent;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.outbox.json.EventJson;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WebhookJsonTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebhookJson webhooks = new WebhookJson();

    private JsonNode told(String internal) throws JsonProcessingException {
        return JSON.readTree(Objects.requireNonNull(webhooks.of(internal)));
    }

    private static JsonNode read(Object answer) throws Exception {
        return JSON.readTree(WireJson.write(answer));
    }

    @Test
    void a_payment_reads_as_get_answers_it() throws Exception {
        PaymentView payment = FakePayments.processing(NOW, 100, 50).ended(PaymentState.SUCCEEDED, null, "Ada 小", NOW);
        JsonNode told = told(EventJson.of(new PaymentEvent("evt_1", PaymentEvent.SUCCEEDED, 1, NOW, payment)));

        assertThat(told.path("payment")).isEqualTo(read(PaymentJson.of(payment)));
        assertThat(told.path("id").asText()).isEqualTo("evt_1");
        assertThat(told.path("type").asText()).isEqualTo("payment.succeeded");
        assertThat(told.path("version").asInt()).isOne();
        assertThat(told.path("occurred_at").asText()).isEqualTo("2026-03-01T10:00:00.123456Z");
        assertThat(told.fieldNames()).toIterable().containsExactly("id", "type", "version", "occurred_at", "payment");
    }

    @Test
    void a_refund_reads_as_get_answers_it() throws Exception {
        Money amount = Money.of(1_000, CurrencyCode.CNY);
        RefundView refund = new RefundView(
                "ref_1",
                "mer_1",
                "no-1",
                "pay_1",
                amount,
                amount,
                "too cold",
                true,
                RefundState.SUCCEEDED,
                null,
                NOW,
                NOW,
                null);
        JsonNode told = told(EventJson.of(new RefundEvent("evt_2", RefundEvent.SUCCEEDED, 1, NOW, refund)));

        assertThat(told.path("refund")).isEqualTo(read(RefundJson.of(refund)));
        assertThat(told.has("payment")).isFalse();
    }

    @Test
    void money_that_nobody_expected_is_named() throws Exception {
        PaymentView payment = FakePayments.processing(NOW).ended(PaymentState.CLOSED, null, null, NOW);
        String internal = EventJson.of(new PaymentEvent("evt_3", "payment.late_success", 1, NOW, payment));
        String receipt =
                ",\"receipt\":{\"receipt_id\":\"rcp_1\",\"channel\":\"WECHAT\",\"channel_transaction_id\":\"42\","
                        + "\"paid\":{\"amount_minor\":990,\"currency\":\"CNY\"},\"paid_at\":\"2026-03-01T10:00:01Z\"}}";

        JsonNode told = told(internal.substring(0, internal.length() - 1) + receipt);

        assertThat(told.path("receipt"))
                .isEqualTo(JSON.readTree("{\"id\":\"rcp_1\",\"channel\":\"WECHAT\",\"channel_transaction_id\":\"42\","
                        + "\"amount\":990,\"currency\":\"CNY\",\"paid_at\":\"2026-03-01T10:00:01Z\"}"));
        assertThat(told.path("payment").path("state").asText()).isEqualTo("CLOSED");
    }

    @Test
    void what_is_about_something_else_has_no_words_here() {
        assertThat(webhooks.of("{\"id\":\"evt_4\",\"type\":\"dispute.opened\",\"version\":1,"
                        + "\"occurred_at\":\"2026-03-01T10:00:01Z\",\"dispute\":{}}"))
                .isNull();
    }
}
