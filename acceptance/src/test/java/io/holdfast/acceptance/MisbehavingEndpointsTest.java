package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.MerchantEndpoint;
import io.holdfast.acceptance.kit.MerchantEndpoint.Mood;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.ReceivedWebhook;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.acceptance.kit.Webhooks;
import io.holdfast.acceptance.kit.Webhooks.Registered;
import io.holdfast.stack.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Endpoints that do everything but take an event; beside them is one that is well. */
@OnTheStack
class MisbehavingEndpointsTest {

    private static final Duration ATTEMPTED = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** What each mood is called; an answer's status where one was understood. */
    private static final Map<Mood, String> NAMES = new EnumMap<>(Map.of(
            Mood.FAILS, "STATUS 500",
            Mood.REDIRECTS, "REDIRECT 307",
            Mood.HANGS, "TIMEOUT",
            Mood.HANGS_UP, "CONNECTION_FAILED",
            Mood.TALKS_NONSENSE, "MALFORMED_ANSWER"));

    @Test
    void each_is_called_by_its_name_and_keeps_nobody_waiting(RunningStack stack) throws IOException {
        Shop shop = Shop.open(stack);
        Webhooks webhooks = new Webhooks(shop);
        name(stack, "10.1.2.3 inside.shop.example");
        Map<String, Registered> registered = new LinkedHashMap<>();
        Map<Mood, MerchantEndpoint> open = new EnumMap<>(Mood.class);
        try (MerchantEndpoint well = MerchantEndpoint.open(Mood.TAKES)) {
            for (Mood mood : NAMES.keySet()) {
                open.put(mood, MerchantEndpoint.open(mood));
                registered.put(NAMES.get(mood), webhooks.register(open.get(mood).url()));
            }
            registered.put("ADDRESS_REFUSED", webhooks.register("https://inside.shop.example/hooks"));
            registered.put("NAME_NOT_RESOLVED", webhooks.register("https://nowhere.shop.example/hooks"));
            webhooks.register(well.url());

            String wallet = shop.wallet("ann", "CNY", 1_000);
            String payment = shop.pay(shop.order(null, "CNY", shop.sku("CNY", 100, 10), 1), wallet)
                    .text("id");
            Instant paid =
                    Instant.parse(shop.payment(payment).path("finished_at").asText());
            ReceivedWebhook told =
                    well.await("it is heard of", ATTEMPTED, one -> one.subject().equals(payment));

            assertThat(Duration.between(paid, told.at())).isLessThan(AT_ONCE);
            registered.forEach((name, endpoint) -> {
                JsonNode delivery = webhooks.only(
                        endpoint,
                        "an attempt: " + name,
                        ATTEMPTED,
                        one -> !one.path("attempts").isEmpty());
                assertThat(nameOf(delivery.path("attempts").path(0))).isEqualTo(name);
                assertThat(delivery.path("state").asText()).isEqualTo("PENDING");
                assertThat(delivery.path("next_attempt_at").asText()).isNotEmpty();
            });
            open.forEach((mood, endpoint) ->
                    assertThat(endpoint.received()).as(mood.name()).hasSize(1));
        } finally {
            open.values().forEach(MerchantEndpoint::close);
        }
    }

    /** Who took the event took it; of what else it says the beginning is kept. */
    @Test
    void a_flood_of_an_answer_is_not_read(RunningStack stack) {
        Shop shop = Shop.open(stack);
        Webhooks webhooks = new Webhooks(shop);
        try (MerchantEndpoint endpoint = MerchantEndpoint.open(Mood.FLOODS)) {
            Registered registered = webhooks.register(endpoint.url());
            shop.pay(shop.order(null, "CNY", shop.sku("CNY", 100, 10), 1), shop.wallet("ann", "CNY", 1_000))
                    .expect(201);

            JsonNode delivery = webhooks.only(
                    registered,
                    "it is delivered",
                    ATTEMPTED,
                    one -> one.path("state").asText().equals("DELIVERED"));

            JsonNode attempt = delivery.path("attempts").path(0);
            assertThat(attempt.path("answer").asText())
                    .hasSizeLessThanOrEqualTo(1024)
                    .startsWith("tea tea");
            assertThat(attempt.path("latency_millis").asInt(Integer.MAX_VALUE)).isLessThan(2_000);
        }
    }

    private static String nameOf(JsonNode attempt) {
        String failure = attempt.path("failure").asText();
        JsonNode status = attempt.path("http_status");
        return status.isNumber() ? failure + " " + status.asText() : failure;
    }

    /** The services know no names but those in this file, which is looked at again and again. */
    private static void name(RunningStack stack, String line) throws IOException {
        Path hosts = Home.at(stack.stack().home()).run("payment-service-1").resolve("hosts");
        Files.writeString(hosts, line + "\n", StandardOpenOption.APPEND);
    }
}
