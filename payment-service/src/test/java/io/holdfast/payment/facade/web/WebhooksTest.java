package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.contract.PublicId;
import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.fake.FakeEvents;
import io.holdfast.payment.notify.Deliveries;
import io.holdfast.payment.notify.DeliveryKind;
import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.NewDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

class WebhooksTest extends FacadeTest {

    private static final String PATH = "/v1/webhook-endpoints";

    private Answer create(String body) {
        return merchant.post(PATH, body).send();
    }

    private String endpoint() {
        return create("{\"url\":\"https://merchant.example/hooks\"}").text("endpoint_id");
    }

    private void event(String merchantId, String eventId, String payload) {
        MerchantEvent event = new MerchantEvent(
                eventId, merchantId, "payment.failed", "pay_1", Instant.parse("2026-03-01T10:00:00Z"), payload);
        app().bean(Deliveries.class).plan(List.of(event), List.of(), event.occurredAt());
    }

    @Test
    void an_endpoint_is_made_with_a_secret_that_is_shown_this_once() {
        Answer made = create("{\"url\":\"https://merchant.example/hooks\",\"events\":[\"refund.failed\","
                + "\"payment.succeeded\"],\"description\":\"Shop\",\"retry_policy\":{\"delays_seconds\":[0,5,60]}}");

        assertThat(made.status()).isEqualTo(201);
        String id = made.text("endpoint_id");
        assertThat(id).startsWith("whe_");
        assertThat(made.text("secret")).startsWith("whsec_");
        assertThat(made.json().get("events").toString()).isEqualTo("[\"payment.succeeded\",\"refund.failed\"]");
        assertThat(made.json().at("/retry_policy/delays_seconds").toString()).isEqualTo("[0,5,60]");
        assertThat(made.text("status")).isEqualTo("ENABLED");
        JsonNode found = merchant.get(PATH + "/" + id).json();
        assertThat(found.has("secret")).isFalse();
        assertThat(found.get("description").asText()).isEqualTo("Shop");
        assertThat(merchant.get(PATH).json().at("/data/0")).isEqualTo(found);
    }

    @Test
    void what_is_not_said_means_all_events_and_the_usual_pauses() {
        JsonNode made = create("{\"url\":\"https://merchant.example/hooks\"}").json();

        assertThat(made.get("events").toString()).isEqualTo("[\"*\"]");
        assertThat(made.get("retry_policy").asText()).isEqualTo("default");
        assertThat(made.get("description").isNull()).isTrue();
    }

    @Test
    void a_repeated_request_gets_the_same_secret_and_none_is_stored_open() {
        String body = "{\"url\":\"https://merchant.example/hooks\"}";
        Answer first = merchant.post(PATH, body).key("same").send();
        Answer again = merchant.post(PATH, body).key("same").send();

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(merchant.get(PATH).json().get("data")).hasSize(1);
        JdbcTemplate jdbc = app().bean(JdbcTemplate.class);
        byte[] stored = jdbc.queryForObject(
                "SELECT body FROM idempotent_request WHERE merchant_id = ? AND idempotency_key = 'same'",
                byte[].class,
                merchantId);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(first.text("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400 missing_field",
                "{\"url\":7}|400 invalid_value",
                "{\"url\":\"http://merchant.example/\"}|422 webhook_target_refused",
                "{\"url\":\"https://127.0.0.1/\"}|422 webhook_target_refused",
                "{\"url\":\"https://u:p@merchant.example/\"}|422 webhook_target_refused",
                "{\"url\":\"https://a.example\",\"events\":[]}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"events\":[\"payment.lost\"]}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"events\":[1]}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"events\":\"*\"}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"retry_policy\":\"never\"}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"retry_policy\":7}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"retry_policy\":{}}|400 missing_field",
                "{\"url\":\"https://a.example\",\"retry_policy\":{\"delays_seconds\":[]}}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"retry_policy\":{\"delays_seconds\":[-1]}}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"retry_policy\":{\"delays_seconds\":[86401]}}|400 invalid_value",
                "{\"url\":\"https://a.example\",\"retry_policy\":{\"x\":[1]}}|400 unknown_field",
                "{\"url\":\"https://a.example\",\"status\":\"ENABLED\"}|400 unknown_field",
            })
    void what_cannot_be_is_refused_and_makes_nothing(String body, String code) {
        assertThat(create(body).code()).isEqualTo(code);
        assertThat(merchant.get(PATH).json().get("data")).isEmpty();
    }

    @Test
    void a_merchant_has_twenty_at_most() {
        for (int i = 0; i < 20; i++) {
            endpoint();
        }
        assertThat(create("{\"url\":\"https://merchant.example/hooks\"}").code())
                .isEqualTo("409 too_many_webhook_endpoints");
    }

    @Test
    void an_endpoint_is_changed_disabled_and_removed() {
        String path = PATH + "/" + endpoint();
        Answer changed = merchant.call("PATCH", path)
                .json("{\"status\":\"DISABLED\",\"retry_policy\":\"wechat\",\"url\":\"https://other.example/x\"}")
                .key("change")
                .send();

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("status")).isEqualTo("DISABLED");
        assertThat(merchant.get(path).text("url")).isEqualTo("https://other.example/x");
        assertThat(merchant.call("PATCH", path)
                        .json("{\"url\":\"https://10.0.0.1/\"}")
                        .key("bad")
                        .send()
                        .code())
                .isEqualTo("422 webhook_target_refused");
        assertThat(merchant.call("DELETE", path).send().status()).isEqualTo(204);
        assertThat(merchant.call("DELETE", path).send().code()).isEqualTo("404 not_found");
        assertThat(merchant.get(path).code()).isEqualTo("404 not_found");
    }

    @Test
    void another_merchant_sees_and_does_nothing() {
        String path = PATH + "/" + endpoint();
        String delivery = merchant.post(path + "/ping", "{}").send().text("delivery_id");
        Answer events = merchant.get("/v1/events");
        String eventId = events.json().at("/data/0/event_id").asText();
        a_merchant();

        assertThat(merchant.get(PATH).json().get("data")).isEmpty();
        assertThat(merchant.get("/v1/events").json().get("data")).isEmpty();
        assertThat(merchant.get("/v1/webhook-deliveries").json().get("data")).isEmpty();
        for (String get : List.of(path, "/v1/events/" + eventId, "/v1/webhook-deliveries/" + delivery)) {
            assertThat(merchant.get(get).code()).as(get).isEqualTo("404 not_found");
        }
        for (String post : List.of(
                path + "/ping",
                path + "/probe",
                path + "/rotate-secret",
                "/v1/webhook-deliveries/" + delivery + "/resend")) {
            assertThat(merchant.post(post, "{}").send().code()).as(post).isEqualTo("404 not_found");
        }
        assertThat(merchant.call("DELETE", path).send().code()).isEqualTo("404 not_found");
    }

    @Test
    void a_secret_is_exchanged_once_a_request() {
        String path = PATH + "/" + endpoint() + "/rotate-secret";
        Answer first = merchant.post(path, "{}").key("one").send();
        Answer again = merchant.post(path, "{}").key("one").send();
        Answer second = merchant.post(path, "{}").key("two").send();

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("previous_secret_until").isTextual()).isTrue();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(second.text("secret")).startsWith("whsec_").isNotEqualTo(first.text("secret"));
    }

    @Test
    void a_ping_and_a_probe_are_on_their_way_at_once_and_can_be_looked_at() {
        String path = PATH + "/" + endpoint();
        Answer ping = merchant.post(path + "/ping", "{}").send();
        Answer probe = merchant.post(path + "/probe", "{}").send();

        assertThat(ping.status()).isEqualTo(202);
        assertThat(probe.status()).isEqualTo(202);
        assertThat(ping.json().at("/event/type").asText()).isEqualTo("webhook.ping");
        assertThat(ping.json().at("/event/id").asText()).isEqualTo(ping.text("event_id"));
        assertThat(FacadeApp.WAKEUPS).contains(ping.text("delivery_id"), probe.text("delivery_id"));
        JsonNode delivery = merchant.get("/v1/webhook-deliveries/" + ping.text("delivery_id"))
                .json();
        assertThat(delivery.get("state").asText()).isEqualTo("PENDING");
        assertThat(delivery.get("attempts")).isEmpty();
        assertThat(delivery.get("next_attempt_at").isTextual()).isTrue();
        JsonNode list = merchant.get("/v1/webhook-deliveries?limit=1").json();
        assertThat(list.at("/data/0/kind").asText()).isEqualTo("PROBE");
        JsonNode rest = merchant.get("/v1/webhook-deliveries?limit=1&cursor="
                        + list.get("next_cursor").asText())
                .json();
        assertThat(rest.at("/data/0/kind").asText()).isEqualTo("PING");
        assertThat(merchant.get("/v1/webhook-deliveries?state=DEAD").json().get("data"))
                .isEmpty();
        assertThat(merchant.post("/v1/webhook-deliveries/" + ping.text("delivery_id") + "/resend", "{}")
                        .send()
                        .code())
                .isEqualTo("409 webhook_delivery_not_resendable");
    }

    @Test
    void what_is_dead_is_seen_by_operators_and_sent_again_by_both() {
        String path = PATH + "/" + endpoint();
        String delivery = merchant.post(path + "/ping", "{}").send().text("delivery_id");
        JdbcTemplate jdbc = app().bean(JdbcTemplate.class);
        String die = "UPDATE webhook_delivery SET state = 'DEAD', next_attempt_at = NULL, finished_at = created_at"
                + " WHERE delivery_id = ?";
        jdbc.update(die, delivery);

        JsonNode dead = operator.get("/operator/v1/webhook-deliveries?state=DEAD&merchant_id=" + merchantId)
                .json();
        assertThat(dead.at("/data/0/delivery_id").asText()).isEqualTo(delivery);
        assertThat(operator.get("/operator/v1/webhook-deliveries?state=LOST").code())
                .isEqualTo("400 invalid_value");
        Answer resent = operator.call("POST", "/operator/v1/webhook-deliveries/" + delivery + "/resend")
                .send();
        assertThat(resent.status()).isEqualTo(202);
        assertThat(resent.text("state")).isEqualTo("PENDING");
        jdbc.update(die, delivery);
        assertThat(merchant.post("/v1/webhook-deliveries/" + delivery + "/resend", "{}")
                        .send()
                        .status())
                .isEqualTo(202);
        jdbc.update(die, delivery);
        merchant.call("PATCH", path)
                .json("{\"status\":\"DISABLED\"}")
                .key("off")
                .send();
        assertThat(merchant.post("/v1/webhook-deliveries/" + delivery + "/resend", "{}")
                        .send()
                        .code())
                .isEqualTo("409 webhook_endpoint_not_enabled");
    }

    @ParameterizedTest
    @CsvSource({"payment.failed, 1250", "refund.succeeded, 400"})
    void what_reached_nobody_is_on_the_operators_list_with_its_amount(String type, long amount) {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        MerchantEvent event = FakeEvents.of(merchantId, type, at);
        String delivery = PublicId.mint("whd");
        app().bean(Deliveries.class)
                .plan(
                        List.of(event),
                        List.of(new NewDelivery(
                                delivery, endpoint(), event.eventId(), merchantId, DeliveryKind.EVENT, at, at, at)),
                        at);
        app().bean(JdbcTemplate.class)
                .update(
                        "UPDATE webhook_delivery SET state = 'DEAD', next_attempt_at = NULL, last_failure = 'TIMEOUT',"
                                + " finished_at = created_at WHERE delivery_id = ?",
                        delivery);

        Answer attention = operator.get("/operator/v1/attention");

        assertThat(attention.status()).isEqualTo(200);
        assertThat(attention.json().get("missing")).isEmpty();
        assertThat(attention.json().get("data")).anySatisfy(item -> {
            assertThat(item.get("id").asText()).isEqualTo(delivery);
            assertThat(item.get("kind").asText()).isEqualTo("webhook");
            assertThat(item.get("amount").longValue()).isEqualTo(amount);
            assertThat(item.get("currency").asText()).isEqualTo("CNY");
        });
    }

    @Test
    void an_event_shows_its_payload_to_the_byte() {
        String id = PublicId.mint("evt");
        String payload = "{ \"id\" : \"" + id + "\",  \"n\": 1.50, \"a\": \"\\u4e2d\" }";
        event(merchantId, id, payload);

        Answer found = merchant.get("/v1/events/" + id);

        assertThat(new String(found.body(), StandardCharsets.UTF_8)).contains("\"payload\":" + payload + "}");
        assertThat(merchant.get("/v1/events?type=payment.failed&payment_id=pay_1&from=2026-03-01T10:00:00Z"
                                + "&to=2026-03-01T11:00:00%2B00:00")
                        .json()
                        .get("data"))
                .hasSize(1);
        assertThat(merchant.get("/v1/events?to=2026-03-01T10:00:00Z").json().get("data"))
                .isEmpty();
        assertThat(merchant.get("/v1/events?from=yesterday").code()).isEqualTo("400 invalid_value");
        assertThat(merchant.get("/v1/events?cursor=evt_unknown").code()).isEqualTo("400 invalid_value");
    }

    @Test
    void events_are_paged_without_a_gap() {
        for (int i = 0; i < 5; i++) {
            event(merchantId, PublicId.mint("evt"), "{}");
        }
        JsonNode first = merchant.get("/v1/events?limit=3").json();
        JsonNode rest = merchant.get(
                        "/v1/events?limit=3&cursor=" + first.get("next_cursor").asText())
                .json();

        assertThat(first.get("data")).hasSize(3);
        assertThat(rest.get("data")).hasSize(2);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        assertThat(rest.at("/data/0/event_id")).isNotEqualTo(first.at("/data/2/event_id"));
    }
}
