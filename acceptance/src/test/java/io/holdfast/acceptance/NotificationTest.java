package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.MerchantEndpoint;
import io.holdfast.acceptance.kit.MerchantEndpoint.Mood;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.ReceivedWebhook;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.acceptance.kit.Webhooks;
import io.holdfast.acceptance.kit.Webhooks.Registered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merchants hear of every result. */
@OnTheStack
class NotificationTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ANOTHER_SECRET = "whsec_bm90IHRoZSBzZWNyZXQgb2YgYW55Ym9keQ==";

    private final MerchantEndpoint endpoint = MerchantEndpoint.open(Mood.TAKES);
    private Shop shop;
    private Webhooks webhooks;
    private String sku;
    private String wallet;

    @BeforeEach
    void open_a_shop(RunningStack stack) {
        shop = Shop.open(stack);
        webhooks = new Webhooks(shop);
        sku = shop.sku("CNY", 1_000, 100);
        wallet = shop.wallet("ann", "CNY", 10_000);
    }

    @AfterEach
    void close_the_endpoint() {
        endpoint.close();
    }

    @Test
    void a_payment_and_its_refund_are_told_signed_and_as_they_can_be_read() {
        Registered registered = webhooks.register(endpoint.url());
        JsonNode payment = shop.payment(paid());

        ReceivedWebhook told =
                awaitAbout("payment.succeeded", payment.path("id").asText());
        JsonNode refund = refunded(payment.path("id").asText());
        ReceivedWebhook toldOfRefund =
                awaitAbout("refund.succeeded", refund.path("id").asText());

        assertThat(told.json().path("payment")).isEqualTo(payment);
        assertThat(toldOfRefund.json().path("refund")).isEqualTo(refund);
        for (ReceivedWebhook one : List.of(told, toldOfRefund)) {
            assertThat(one.isSignedWith(registered.secret())).isTrue();
            assertThat(one.isSignedWith(ANOTHER_SECRET)).isFalse();
            assertThat(one.json().path("id").asText()).isEqualTo(one.eventId());
        }
        assertThat(endpoint.received()).hasSize(2);
    }

    @Test
    void an_endpoint_hears_of_what_it_asked_for_alone() {
        MerchantEndpoint ofFailures = MerchantEndpoint.open(Mood.TAKES);
        try (ofFailures) {
            webhooks.register(endpoint.url());
            webhooks.register(ofFailures.url(), "payment.failed");
            String succeeded = paid();
            String failed = shop.pay(shop.order("bob", "CNY", sku, 1), shop.wallet("bob", "CNY", 0))
                    .text("id");

            awaitAbout("payment.succeeded", succeeded);
            awaitAbout("payment.failed", failed);
            ofFailures.await(
                    "the failure is heard of", SOON, one -> one.subject().equals(failed));
            assertThat(ofFailures.received()).extracting(ReceivedWebhook::type).containsExactly("payment.failed");
        }
    }

    @Test
    void after_a_rotation_the_old_secret_and_the_new_one_both_verify() {
        Registered registered = webhooks.register(endpoint.url());
        String next = webhooks.rotate(registered);

        ReceivedWebhook told = awaitAbout("payment.succeeded", paid());

        assertThat(next).isNotEqualTo(registered.secret()).startsWith("whsec_");
        assertThat(told.header("webhook-signature").split(" ")).hasSize(2);
        assertThat(told.isSignedWith(next)).isTrue();
        assertThat(told.isSignedWith(registered.secret())).isTrue();
        assertThat(told.isSignedWith(ANOTHER_SECRET)).isFalse();
    }

    @Test
    void what_failed_is_sent_again_when_the_merchant_asks_for_it() {
        endpoint.mood(Mood.FAILS);
        Registered registered = webhooks.registerForOneAttempt(endpoint.url());
        String payment = paid();
        JsonNode delivery = webhooks.only(
                registered,
                "it is given up",
                SOON,
                one -> one.path("state").asText().equals("DEAD"));

        endpoint.mood(Mood.TAKES);
        webhooks.resend(delivery.path("delivery_id").asText()).expect(202);

        webhooks.only(
                registered,
                "it is delivered",
                SOON,
                one -> one.path("state").asText().equals("DELIVERED"));
        assertThat(endpoint.received()).hasSize(2).allMatch(one -> one.subject().equals(payment));
        assertThat(endpoint.received())
                .extracting(ReceivedWebhook::eventId)
                .containsOnly(endpoint.received().get(0).eventId());
    }

    @Test
    void a_ping_is_signed_and_a_probe_is_not() {
        Registered registered = webhooks.register(endpoint.url(), "refund.failed");

        webhooks.ask(registered, "ping").expect(202);
        ReceivedWebhook ping =
                endpoint.await("the ping", SOON, one -> one.type().endsWith("ping"));
        webhooks.ask(registered, "probe").expect(202);
        ReceivedWebhook probe =
                endpoint.await("the probe", SOON, one -> one.type().endsWith("probe"));

        assertThat(ping.isSignedWith(registered.secret())).isTrue();
        assertThat(probe.isSignedWith(registered.secret())).isFalse();
        assertThat(probe.header("webhook-signature")).startsWith("v1,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hooks",
                "https://10.0.0.1/hooks",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00::1]/",
                "https://0x0a000001/",
                "https://shop.example:22/",
                "https://user:word@shop.example/",
                "ftp://shop.example/"
            })
    void an_address_that_is_not_out_in_the_world_is_refused(String url) {
        Reply reply = shop.send(Webhooks.registration(url)).expect(422);

        assertThat(reply.text("param")).isEqualTo("url");
        assertThat(shop.send(Call.get("/v1/webhook-endpoints"))
                        .expect(200)
                        .json()
                        .path("data"))
                .isEmpty();
    }

    @Test
    void what_is_another_merchants_does_not_exist(RunningStack stack) {
        Registered registered = webhooks.register(endpoint.url());
        awaitAbout("payment.succeeded", paid());
        String delivery = webhooks.only(
                        registered,
                        "it is delivered",
                        SOON,
                        one -> one.path("state").asText().equals("DELIVERED"))
                .path("delivery_id")
                .asText();
        Shop stranger = Shop.open(stack);
        String below = "/v1/webhook-endpoints/" + registered.id();

        for (Call call : List.of(
                Call.get(below),
                Call.patch(below, "{\"url\":\"" + endpoint.url() + "\"}"),
                new Call("DELETE", below, "", new byte[0], Map.of()),
                Call.post(below + "/rotate-secret", "{}"),
                Call.post(below + "/ping", "{}"),
                Call.post(below + "/probe", "{}"),
                Call.get("/v1/webhook-deliveries/" + delivery),
                Call.post("/v1/webhook-deliveries/" + delivery + "/resend", "{}"))) {
            assertThat(stranger.send(call).status())
                    .as(call.method() + " " + call.path())
                    .isEqualTo(404);
        }
        for (String list : List.of("/v1/webhook-endpoints", "/v1/webhook-deliveries", "/v1/events")) {
            assertThat(stranger.send(Call.get(list)).expect(200).json().path("data"))
                    .as(list)
                    .isEmpty();
        }
        assertThat(endpoint.received()).hasSize(1);
        assertThat(shop.send(Call.get(below)).expect(200).text("secret")).isEmpty();
    }

    private String paid() {
        Reply reply = shop.pay(shop.order("ann", "CNY", sku, 1), wallet).expect(201);
        assertThat(reply.text("state")).isEqualTo("SUCCEEDED");
        return reply.text("id");
    }

    private JsonNode refunded(String payment) {
        Reply refund = shop.send(Call.post(
                "/v1/refunds",
                "{\"merchant_refund_no\":\"" + Shop.fresh() + "\",\"payment_id\":\"" + payment
                        + "\",\"amount\":400,\"currency\":\"CNY\",\"reason\":\"too much\",\"restock\":false}"));
        String id = refund.text("id");
        awaitAbout("refund.succeeded", id);
        return shop.send(Call.get("/v1/refunds/" + id)).expect(200).json();
    }

    private ReceivedWebhook awaitAbout(String type, String subject) {
        return endpoint.await(
                type + " of " + subject,
                SOON,
                one -> one.type().equals(type) && one.subject().equals(subject));
    }
}
