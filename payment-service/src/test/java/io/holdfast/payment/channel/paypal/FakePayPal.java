package io.holdfast.payment.channel.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.FakeHttpServer;
import io.holdfast.payment.channel.FakeHttpServer.Answer;
import io.holdfast.payment.channel.TestCertificate;
import io.holdfast.payment.channel.Trouble;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** PayPal's Orders v2 as far as the channel talks to it; its webhooks are really signed. */
final class FakePayPal implements FakeChannelServer {

    static final String WEBHOOK_ID = "1JE4291016473214C";
    static final ObjectMapper JSON = new ObjectMapper();
    private static final TestCertificate CERTIFICATE = TestCertificate.of("messageverificationcerts.paypal.com", 7);
    private static final String SECRET = "paypal-client-secret-canary";

    final Map<String, Order> ordersByAttempt = new ConcurrentHashMap<>();
    volatile int captures;
    volatile int tokens;
    /** In place of a capture's answer. */
    @Nullable
    Answer captureAnswer;

    private final FakeHttpServer http = new FakeHttpServer(this::answer);
    private Trouble trouble = Trouble.NONE;

    static final class Order {
        final String id;
        final String attemptNo;
        final String currency;
        final BigDecimal amount;
        final JsonNode request;
        String status = "PAYER_ACTION_REQUIRED";

        @Nullable
        Instant capturedAt;

        final Map<String, BigDecimal> refunds = new LinkedHashMap<>();

        Order(JsonNode request) {
            JsonNode unit = request.get("purchase_units").get(0);
            this.request = request;
            this.attemptNo = unit.get("custom_id").asText();
            this.id = "ORDER-" + attemptNo;
            this.currency = unit.get("amount").get("currency_code").asText();
            this.amount = new BigDecimal(unit.get("amount").get("value").asText());
        }

        BigDecimal refunded() {
            return refunds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        String captureId() {
            return "CAP-" + attemptNo;
        }
    }

    @Override
    public ChannelSettings settings() {
        return new ChannelSettings(
                "mer_1",
                "PAYPAL",
                trouble == Trouble.CONNECTION_REFUSED ? 2 : 1,
                http.uri(),
                URI.create("https://pay.example/callbacks/PAYPAL/mer_1"),
                Map.of("client_id", "client-1", "webhook_id", WEBHOOK_ID, "merchant_id", "PAYEE1"),
                Map.of("client_secret", SECRET, "webhook_certificate", CERTIFICATE.certificatePem()));
    }

    @Override
    public void misbehave(Trouble now) {
        trouble = now;
        http.misbehave(now);
    }

    /** The payer approves; the money moves when the merchant captures. */
    @Override
    public void payerPays(String attemptNo) {
        ordersByAttempt.get(attemptNo).status = "APPROVED";
    }

    @Override
    public long refundedMinor(String attemptNo) {
        Order order = ordersByAttempt.get(attemptNo);
        return order.refunded().movePointRight(2).longValueExact();
    }

    @Override
    public LocalDate billDay() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Override
    public Callback paidCallback(String attemptNo, Instant signedAt) {
        return event("PAYMENT.CAPTURE.COMPLETED", capture(ordersByAttempt.get(attemptNo)), signedAt);
    }

    @Override
    public Callback paidCallbackForAnother(String attemptNo, Instant signedAt) {
        ObjectNode resource = capture(ordersByAttempt.get(attemptNo));
        resource.putObject("payee").put("merchant_id", "PAYEE2");
        return event("PAYMENT.CAPTURE.COMPLETED", resource, signedAt);
    }

    static Callback event(String type, JsonNode resource, Instant signedAt) {
        ObjectNode event = JSON.createObjectNode().put("id", "WH-1").put("event_type", type);
        event.set("resource", resource);
        byte[] body = event.toString().getBytes(StandardCharsets.UTF_8);
        String id = "transmission-" + System.nanoTime();
        String time = signedAt.truncatedTo(ChronoUnit.SECONDS).toString();
        CRC32 crc = new CRC32();
        crc.update(body);
        return new Callback(
                "/callbacks/PAYPAL/mer_1",
                "",
                Map.of(
                        "paypal-transmission-id", List.of(id),
                        "paypal-transmission-time", List.of(time),
                        "paypal-auth-algo", List.of("SHA256withRSA"),
                        "paypal-cert-url", List.of("https://api.paypal.com/v1/notifications/certs/CERT-1"),
                        "paypal-transmission-sig",
                                List.of(sign(id + "|" + time + "|" + WEBHOOK_ID + "|" + crc.getValue()))),
                body);
    }

    private static String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(CERTIFICATE.keys().getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Answer answer(FakeHttpServer.Request request) throws Exception {
        if (request.path().equals("/v1/oauth2/token")) {
            String basic = Base64.getEncoder().encodeToString(("client-1:" + SECRET).getBytes(StandardCharsets.UTF_8));
            tokens++;
            return request.headers().getOrDefault("authorization", "").equals("Basic " + basic)
                    ? json(
                            200,
                            JSON.createObjectNode()
                                    .put("access_token", "A21")
                                    .put("token_type", "Bearer")
                                    .put("expires_in", 32_400))
                    : error(401, "invalid_client", "");
        }
        if (!"Bearer A21".equals(request.headers().get("authorization"))) {
            return error(401, "AUTHENTICATION_FAILURE", "");
        }
        String path = request.path();
        JsonNode body = request.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(request.body());
        String requestId = request.headers().getOrDefault("paypal-request-id", "");
        if (path.equals("/v2/checkout/orders")) {
            return create(body, requestId);
        }
        if (path.startsWith("/v2/checkout/orders/")) {
            return order(path.substring("/v2/checkout/orders/".length()));
        }
        if (path.startsWith("/v2/payments/captures/")) {
            return payment(path.substring("/v2/payments/captures/".length()), body, requestId);
        }
        if (path.startsWith("/v2/payments/refunds/")) {
            return refunded(path.substring("/v2/payments/refunds/".length()));
        }
        if (path.equals("/v1/reporting/transactions")) {
            return json(200, bill());
        }
        throw new AssertionError(path);
    }

    private Answer create(JsonNode body, String requestId) {
        Order asked = new Order(body);
        if (!requestId.equals(asked.attemptNo)) {
            throw new AssertionError("the request's id is not the attempt's number");
        }
        Order known = ordersByAttempt.putIfAbsent(asked.attemptNo, asked);
        return json(known == null ? 201 : 200, shown(known == null ? asked : known));
    }

    private Answer order(String rest) {
        String[] parts = rest.split("/");
        Order order = ordersByAttempt.values().stream()
                .filter(each -> each.id.equals(parts[0]))
                .findFirst()
                .orElse(null);
        if (order == null) {
            return error(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
        }
        if (parts.length == 1) {
            return json(200, shown(order));
        }
        Answer other = captureAnswer;
        if (other != null) {
            return other;
        }
        if (!order.status.equals("APPROVED")) {
            return error(422, "UNPROCESSABLE_ENTITY", "ORDER_NOT_APPROVED");
        }
        order.status = "COMPLETED";
        order.capturedAt = Instant.now();
        captures++;
        return json(201, shown(order));
    }

    private Answer payment(String rest, JsonNode body, String requestId) {
        String[] parts = rest.split("/");
        Order order = ordersByAttempt.values().stream()
                .filter(each -> each.capturedAt != null && each.captureId().equals(parts[0]))
                .findFirst()
                .orElse(null);
        if (order == null) {
            return error(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
        }
        if (parts.length == 1) {
            return json(200, capture(order));
        }
        BigDecimal amount = new BigDecimal(body.get("amount").get("value").asText());
        if (!order.refunds.containsKey(requestId)) {
            if (order.refunded().add(amount).compareTo(order.amount) > 0) {
                return error(422, "UNPROCESSABLE_ENTITY", "REFUND_AMOUNT_EXCEEDED");
            }
            order.refunds.put(requestId, amount);
            return json(201, refund(order, requestId).put("status", "PENDING"));
        }
        return json(200, refund(order, requestId));
    }

    private Answer refunded(String id) {
        for (Order order : ordersByAttempt.values()) {
            for (String refundNo : order.refunds.keySet()) {
                if (id.equals("REF-" + refundNo)) {
                    return json(200, refund(order, refundNo));
                }
            }
        }
        return error(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
    }

    private ObjectNode shown(Order order) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", order.id)
                .put("intent", "CAPTURE")
                .put("status", order.status);
        ObjectNode unit = node.putArray("purchase_units")
                .addObject()
                .put("reference_id", "default")
                .put("custom_id", order.attemptNo);
        money(unit.putObject("amount"), order, order.amount);
        ArrayNode links = node.putArray("links");
        links.addObject()
                .put("href", http.uri() + "/v2/checkout/orders/" + order.id)
                .put("rel", "self");
        links.addObject()
                .put("href", "https://www.paypal.example/checkoutnow?token=" + order.id)
                .put("rel", "payer-action")
                .put("method", "GET");
        if (order.capturedAt != null) {
            ObjectNode payments = unit.putObject("payments");
            payments.putArray("captures").add(capture(order));
            ArrayNode refunds = payments.putArray("refunds");
            order.refunds.keySet().forEach(each -> refunds.add(refund(order, each)));
        }
        return node;
    }

    static ObjectNode capture(Order order) {
        String at = String.valueOf(order.capturedAt == null ? null : order.capturedAt.truncatedTo(ChronoUnit.SECONDS));
        ObjectNode node = JSON.createObjectNode()
                .put("id", order.captureId())
                .put("status", order.refunds.isEmpty() ? "COMPLETED" : "PARTIALLY_REFUNDED")
                .put("custom_id", order.attemptNo)
                .put("create_time", at);
        money(node.putObject("amount"), order, order.amount);
        node.putObject("payee").put("merchant_id", "PAYEE1");
        node.putObject("supplementary_data").putObject("related_ids").put("order_id", order.id);
        return node;
    }

    static ObjectNode refund(Order order, String refundNo) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", "REF-" + refundNo)
                .put("status", "COMPLETED")
                .put("custom_id", refundNo);
        money(node.putObject("amount"), order, order.refunds.get(refundNo));
        return node;
    }

    private ObjectNode bill() {
        ObjectNode bill = JSON.createObjectNode().put("page", 1).put("total_pages", 1);
        ArrayNode details = bill.putArray("transaction_details");
        for (Order order : ordersByAttempt.values()) {
            if (order.capturedAt != null) {
                line(details, order, "T0006", order.captureId(), order.amount).put("custom_field", order.attemptNo);
            }
            order.refunds.forEach((number, amount) -> line(details, order, "T1107", "REF-" + number, amount.negate())
                    .put("paypal_reference_id", order.captureId())
                    .put("custom_field", number));
        }
        return bill;
    }

    private static ObjectNode line(ArrayNode details, Order order, String code, String id, BigDecimal amount) {
        ObjectNode line = details.addObject()
                .putObject("transaction_info")
                .put("transaction_id", id)
                .put("transaction_event_code", code)
                .put("transaction_status", "S")
                .put("transaction_initiation_date", "2026-11-25T10:00:00+0000");
        money(line.putObject("transaction_amount"), order, amount);
        money(line.putObject("fee_amount"), order, new BigDecimal("-0.50"));
        return line;
    }

    private static void money(ObjectNode node, Order order, BigDecimal amount) {
        node.put("currency_code", order.currency).put("value", amount.toPlainString());
    }

    private static Answer json(int status, JsonNode body) {
        return Answer.of(status, "application/json", body.toString());
    }

    static Answer error(int status, String name, String issue) {
        ObjectNode body =
                JSON.createObjectNode().put("name", name).put("message", "no").put("debug_id", "d1");
        if (!issue.isEmpty()) {
            body.putArray("details").addObject().put("issue", issue).put("description", "no");
        }
        return json(status, body);
    }
}
