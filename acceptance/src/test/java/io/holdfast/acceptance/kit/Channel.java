package io.holdfast.acceptance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** A channel as the sandbox plays it, and one shop's agreement with it. */
public final class Channel {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningStack stack;
    private final Shop shop;
    private final String name;

    private Channel(RunningStack stack, Shop shop, String name) {
        this.stack = stack;
        this.shop = shop;
        this.name = name;
    }

    /**
     * Signs the shop up, and tells Holdfast what was agreed.
     *
     * @param apiVersion {@code v2} or {@code v3} of WeChat Pay; empty for the others
     */
    public static Channel of(RunningStack stack, Shop shop, String name, String apiVersion) {
        String callback = stack.stack().callbackUrl() + "/callbacks/" + name + "/" + shop.id();
        HttpResponse<String> agreed = sandbox(
                stack,
                "POST",
                "/sandbox/merchants",
                "{\"channel\":\"" + name + "\",\"api_version\":\"" + apiVersion + "\",\"callback_url\":\"" + callback
                        + "\"}");
        if (agreed.statusCode() != 201) {
            throw new AssertionError("the sandbox answers " + agreed.statusCode() + " " + agreed.body());
        }
        shop.facade()
                .operate(Call.post("/operator/v1/merchants/" + shop.id() + "/channels/" + name, agreed.body())
                        .method("PUT"))
                .expect(200);
        return new Channel(stack, shop, name);
    }

    public String name() {
        return name;
    }

    /** What the sandbox knows of the payment's last attempt. */
    public JsonNode trade(String paymentId) {
        return json(sandbox(stack, "GET", "/sandbox/trades/" + attemptNo(paymentId), ""));
    }

    /** The payer pays the payment's last attempt. */
    public void pay(String paymentId) {
        act(attemptNo(paymentId), "pay", "");
    }

    public void decline(String paymentId) {
        act(attemptNo(paymentId), "decline", "");
    }

    /** The payer pays once more, whatever was before. */
    public void payLate(String attemptNo) {
        act(attemptNo, "pay-late", "");
    }

    /** The channel calls back so many times more, all at once. */
    public void callBack(String paymentId, int count, String fault) {
        act(
                attemptNo(paymentId),
                "callback",
                "{\"count\":" + count + ",\"parallel\":true,\"fault\":\"" + fault + "\"}");
    }

    /** @param mode ok, slow, down or unreachable */
    public void mode(String mode) {
        HttpResponse<String> reply =
                sandbox(stack, "POST", "/sandbox/channels/" + name + "/mode", "{\"mode\":\"" + mode + "\"}");
        if (reply.statusCode() / 100 != 2) {
            throw new AssertionError("the sandbox answers " + reply.statusCode() + " " + reply.body());
        }
    }

    /** The number of the payment's last attempt at the channel. */
    public String attemptNo(String paymentId) {
        try (Connection connection = stack.auditor();
                PreparedStatement select = connection.prepareStatement("SELECT attempt_no FROM holdfast_payment.attempt"
                        + " WHERE payment_id = ? ORDER BY ordinal DESC LIMIT 1")) {
            select.setString(1, paymentId);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new AssertionError(paymentId + " has no attempt");
                }
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the attempts cannot be read", e);
        }
    }

    /** Pays an order through the channel. */
    public Call payCall(JsonNode order, String method, String payer) {
        return Call.post(
                "/v1/payments",
                "{\"merchant_payment_no\":\"" + Shop.fresh() + "\",\"order_id\":\""
                        + order.path("id").asText() + "\",\"method\":\"" + method + "\",\"amount\":"
                        + order.path("total").asText() + ",\"currency\":\""
                        + order.path("currency").asText() + "\",\"payer\":" + payer
                        + ",\"return_url\":\"https://shop.example/back\"}");
    }

    public Reply pay(JsonNode order, String method, String payer) {
        return visited(shop.send(payCall(order, method, payer)));
    }

    /** The same reply, once the payer's browser went where it says, if it says so. Alipay knows of a trade only then. */
    public Reply visited(Reply reply) {
        String url = reply.json().path("action").path("url").asText("");
        if (!url.isEmpty()) {
            HttpResponse<String> page =
                    exchange(HttpRequest.newBuilder(URI.create(url)).build());
            assertThat(page.statusCode()).as(url).isLessThan(400);
        }
        return reply;
    }

    private void act(String attemptNo, String what, String body) {
        HttpResponse<String> reply = sandbox(stack, "POST", "/sandbox/trades/" + attemptNo + "/" + what, body);
        if (reply.statusCode() / 100 != 2) {
            throw new AssertionError(what + ": the sandbox answers " + reply.statusCode() + " " + reply.body());
        }
    }

    private static JsonNode json(HttpResponse<String> reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + reply.body(), e);
        }
    }

    private static HttpResponse<String> sandbox(RunningStack stack, String method, String path, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(stack.stack().sandboxUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the sandbox", e);
        }
    }
}
