package io.holdfast.acceptance.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a shop does about its webhooks. */
public record Webhooks(Shop shop) {

    private static final String ENDPOINTS = "/v1/webhook-endpoints";

    /** An endpoint that Holdfast knows. */
    public record Registered(String id, String secret) {}

    /** @param events which; all if none is named */
    public Registered register(String url, String... events) {
        Reply made = shop.send(registration(url, events)).expect(201);
        return new Registered(made.text("endpoint_id"), made.text("secret"));
    }

    /** An endpoint to which each event is sent once. */
    public Registered registerForOneAttempt(String url) {
        Reply made = shop.send(
                        Call.post(ENDPOINTS, "{\"url\":\"" + url + "\",\"retry_policy\":{\"delays_seconds\":[0]}}"))
                .expect(201);
        return new Registered(made.text("endpoint_id"), made.text("secret"));
    }

    public static Call registration(String url, String... events) {
        String wanted = events.length == 0
                ? ""
                : Stream.of(events).collect(Collectors.joining("\",\"", ",\"events\":[\"", "\"]"));
        return Call.post(ENDPOINTS, "{\"url\":\"" + url + "\"" + wanted + "}");
    }

    /** @return the new secret */
    public String rotate(Registered endpoint) {
        return shop.send(Call.post(ENDPOINTS + "/" + endpoint.id() + "/rotate-secret", "{}"))
                .expect(200)
                .text("secret");
    }

    /** @param what ping or probe */
    public Reply ask(Registered endpoint, String what) {
        return shop.send(Call.post(ENDPOINTS + "/" + endpoint.id() + "/" + what, "{}"));
    }

    public Reply resend(String deliveryId) {
        return shop.send(Call.post("/v1/webhook-deliveries/" + deliveryId + "/resend", "{}"));
    }

    public void remove(Registered endpoint) {
        shop.send(new Call("DELETE", ENDPOINTS + "/" + endpoint.id(), "", new byte[0], Map.of()))
                .expect(204);
    }

    /** The latest first. */
    public JsonNode deliveries(Registered endpoint) {
        return shop.send(Call.get("/v1/webhook-deliveries?endpoint_id=" + endpoint.id()))
                .expect(200)
                .json()
                .path("data");
    }

    /** With its attempts. */
    public JsonNode delivery(String deliveryId) {
        return shop.send(Call.get("/v1/webhook-deliveries/" + deliveryId))
                .expect(200)
                .json();
    }

    /** The endpoint's only delivery, with its attempts, once it is like that; waits for it. */
    public JsonNode only(Registered endpoint, String what, Duration patience, Predicate<JsonNode> wanted) {
        JsonNode[] found = new JsonNode[1];
        Patience.until(what, patience, () -> {
            JsonNode data = deliveries(endpoint);
            if (data.size() != 1) {
                return false;
            }
            found[0] = delivery(data.path(0).path("delivery_id").asText());
            return wanted.test(found[0]);
        });
        return found[0];
    }
}
