package io.holdfast.payment.outbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.InPaymentHouse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class PaymentEventsJdbcTest extends InPaymentHouse {

    private JsonNode event() throws Exception {
        Map<String, Object> row = database.jdbc().queryForMap("SELECT * FROM outbox");
        JsonNode event = new ObjectMapper().readTree((String) row.get("payload"));
        assertThat(event.get("id").asText()).isEqualTo(row.get("event_id"));
        assertThat(event.get("type").asText()).isEqualTo(row.get("type"));
        return event;
    }

    @Test
    void a_success_is_announced_as_consumers_read_it() throws Exception {
        PaymentView payment = house.finish.succeeded(house.acceptedWithPoints(), "ann");

        JsonNode event = event();

        String suffix = payment.paymentId().substring("pay_".length());
        assertThat(event).isEqualTo(new ObjectMapper().readTree("""
            {"id": "evt_%1$s", "type": "payment.succeeded", "version": 1, "occurred_at": "2026-03-01T10:00:00.123456Z",
             "payment": {
               "payment_id": "pay_%1$s", "merchant_id": "mer_1", "merchant_payment_no": "no-pay_%1$s",
               "order_id": "ord_1", "method": "WALLET", "payer_account_id": "acc_1", "customer": "ann",
               "amount": {"amount_minor": 1000, "currency": "CNY"}, "points": 200, "points_value_minor": 200,
               "fee_basis_points": 60, "capture_method": "AUTOMATIC", "state": "SUCCEEDED", "failure_reason": null,
               "captured_minor": null, "refunded_minor": 0, "held_for": null,
               "created_at": "2026-03-01T10:00:00.123456Z", "expires_at": null, "finished_at": "2026-03-01T10:00:00.123456Z",
               "next_look_at": null, "approved_at": null}}\
            """.formatted(suffix)));
    }

    @Test
    void a_failure_is_announced_with_its_reason() throws Exception {
        house.finish.failed(house.accepted(), FailureReason.INSUFFICIENT_FUNDS, null);

        JsonNode event = event();

        assertThat(event.get("type").asText()).isEqualTo("payment.failed");
        assertThat(event.at("/payment/failure_reason").asText()).isEqualTo("INSUFFICIENT_FUNDS");
        assertThat(event.at("/payment/customer").isNull()).isTrue();
    }

    @Test
    void a_payment_cannot_have_two_terminal_events_of_whatever_types() {
        PaymentView open = house.accepted();
        PaymentView succeeded = house.finish.succeeded(open, "ann");
        PaymentEventsJdbc events = new PaymentEventsJdbc(database.jdbc());

        assertThatThrownBy(() -> events.append(succeeded)).isInstanceOf(DuplicateKeyException.class);
        assertThat(database.count("outbox")).isOne();
    }

    @Test
    void what_has_not_ended_is_not_announced() {
        PaymentEventsJdbc events = new PaymentEventsJdbc(database.jdbc());

        assertThatThrownBy(() -> events.append(house.accepted())).isInstanceOf(NullPointerException.class);
    }
}
