package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.facade.web.Caller.Call;
import io.holdfast.payment.fake.Authenticator;
import io.holdfast.payment.notify.AttemptFailure;
import io.holdfast.payment.notify.DeliveryKind;
import io.holdfast.payment.notify.DeliveryState;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.refund.StoredRefunds;
import io.holdfast.payment.risk.LiveRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds the API's description against the controllers. */
class ApiDocumentTest extends FacadeTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static JsonNode document;

    /** Of the second factor that is being enrolled. */
    private String secret = "";

    private static synchronized JsonNode document() {
        if (document == null) {
            document = Caller.anybody(app().port()).get("/v3/api-docs").json();
        }
        return document;
    }

    /** One operation of the document. */
    private record Operation(String method, String path, JsonNode item, JsonNode json) {

        List<JsonNode> parameters() {
            List<JsonNode> all = new ArrayList<>();
            item.path("parameters").forEach(each -> all.add(resolved(each)));
            json.path("parameters").forEach(each -> all.add(resolved(each)));
            return all;
        }

        String name() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
        }

        boolean isOperators() {
            return path.startsWith("/operator/");
        }

        boolean hasBody() {
            return !json.path("requestBody").isMissingNode();
        }

        JsonNode body() {
            return resolved(json.get("requestBody")).at("/content/application~1json");
        }
    }

    private static Stream<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document()
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(each -> {
                    if (METHODS.contains(each.getKey())) {
                        operations.add(new Operation(each.getKey(), path.getKey(), path.getValue(), each.getValue()));
                    }
                }));
        return operations.stream();
    }

    private static JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null
                ? node
                : resolved(document().at(reference.asText().substring(1)));
    }

    @Test
    void the_document_has_every_route_of_the_controllers_and_no_other() {
        Set<String> routes = new TreeSet<>();
        app().bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPathPatternsCondition()
                        .getPatternValues()
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + pattern))));
        // Channels' own words are spoken at the callbacks.
        routes.removeIf(route -> route.startsWith("GET /v3/")
                || route.startsWith("GET /swagger-ui")
                || route.startsWith("POST /callbacks/"));

        assertThat(operations().map(Operation::name)).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void every_code_is_in_the_list_with_its_meaning_and_at_some_operation_with_its_status() {
        JsonNode listed = document().at("/components/schemas/ProblemCode");
        Set<String> all =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName).collect(Collectors.toSet());
        Set<String> used = new HashSet<>();
        operations()
                .forEach(operation -> operation.json().get("responses").fields().forEachRemaining(response -> {
                    codes(response.getValue()).forEach(code -> {
                        used.add(code);
                        assertThat(ProblemCode.valueOf(code.toUpperCase(java.util.Locale.ROOT))
                                        .status())
                                .as(operation.name() + " " + code)
                                .isEqualTo(Integer.parseInt(response.getKey()));
                    });
                }));
        // A path without the method is no operation.
        used.add("method_not_allowed");

        assertThat(texts(listed.get("enum"))).containsExactlyInAnyOrderElementsOf(all);
        assertThat(used).isEqualTo(all);
        for (ProblemCode code : ProblemCode.values()) {
            assertThat(listed.get("description").asText())
                    .contains("| `" + code.wireName() + "` | " + code.status() + " | " + code.title() + " |");
        }
    }

    private static Set<String> codes(JsonNode response) {
        Set<String> codes = texts(response.path("x-codes"));
        codes.addAll(texts(resolved(response).path("x-codes")));
        return codes;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    void every_list_of_values_in_the_document_is_the_contracts() {
        assertThat(values("/components/schemas/Currency")).isEqualTo(names(CurrencyCode.values()));
        assertThat(values("/components/schemas/Order/properties/state")).isEqualTo(names(OrderState.values()));
        assertThat(values("/components/schemas/Payment/properties/state")).isEqualTo(names(PaymentState.values()));
        assertThat(values("/components/schemas/Payment/properties/method")).isEqualTo(names(PaymentMethod.values()));
        assertThat(values("/components/schemas/NewPayment/properties/method")).isEqualTo(names(PaymentMethod.values()));
        assertThat(values("/components/schemas/Refund/properties/state")).isEqualTo(names(RefundState.values()));
        assertThat(values("/components/schemas/Receipt/properties/purpose")).isEqualTo(names(ReceiptPurpose.values()));
        assertThat(values("/components/schemas/Receipt/properties/give_back")).isEqualTo(names(GiveBackState.values()));
        Set<String> failures = names(RefundFailure.values());
        failures.add("null");
        assertThat(values("/components/schemas/Refund/properties/failure_reason"))
                .isEqualTo(failures);
        assertThat(values("/components/schemas/Account/properties/kind")).isEqualTo(names(AccountKind.values()));
        assertThat(values("/components/schemas/Account/properties/status")).isEqualTo(names(AccountStatus.values()));
        assertThat(values("/components/schemas/NewStatus/properties/status")).isEqualTo(names(AccountStatus.values()));
        Set<String> notDelivered = names(AttemptFailure.values());
        notDelivered.add("null");
        assertThat(values("/components/schemas/WebhookDelivery/properties/last_failure"))
                .isEqualTo(notDelivered);
        assertThat(values("/components/schemas/WebhookDelivery/properties/state"))
                .isEqualTo(names(DeliveryState.values()));
        assertThat(values("/components/schemas/WebhookDelivery/properties/kind"))
                .isEqualTo(names(DeliveryKind.values()));
        Set<String> reasons = names(FailureReason.values());
        reasons.add("null");
        assertThat(values("/components/schemas/Payment/properties/failure_reason"))
                .isEqualTo(reasons);
    }

    private static Set<String> values(String pointer) {
        return texts(document().at(pointer).get("enum"));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each example is sent as it stands in the document, and answered as the document says. */
    @TestFactory
    Stream<DynamicTest> every_example_runs() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> {
                    a_merchant();
                    Answer answer = call(operation, filled(operation)).send();
                    String success = successOf(operation);
                    assertThat(answer.status()).as(text(answer)).isEqualTo(Integer.parseInt(success));
                    JsonNode content = resolved(operation.json().at("/responses/" + success))
                            .at("/content/application~1json/schema");
                    if (content.isMissingNode()) {
                        assertThat(answer.body()).isEmpty();
                    } else {
                        assertThat(faults(answer.json(), content, "$")).isEmpty();
                    }
                }));
    }

    private static String successOf(Operation operation) {
        Iterator<String> statuses = operation.json().get("responses").fieldNames();
        return Stream.iterate(statuses.next(), each -> statuses.next())
                .filter(each -> each.startsWith("2"))
                .findFirst()
                .orElseThrow();
    }

    /** The path's parameters stand for things that exist, the query's required ones have their examples. */
    private String filled(Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.get("in").asText().equals("path")) {
                path = path.replace("{" + parameter.get("name").asText() + "}", thing(operation, parameter));
            }
        }
        if (operation.name().equals("GET /v1/orders")) {
            existing("ord");
            path += "?merchant_order_no=O-1";
        }
        return path;
    }

    private String thing(Operation operation, JsonNode parameter) {
        String name = parameter.get("name").asText();
        return switch (name) {
            case "customer" -> "someone";
            case "key" -> merchant.call("GET", "/").signed().get("Holdfast-Key");
            case "sku" -> existing("sku");
            case "channel" -> existing("channel");
            case "account" -> existing("acc");
            case "id" ->
                operation.isOperators() && operation.path().contains("/merchants/")
                        ? merchantId
                        : existing(kindOf(operation, parameter));
            default -> throw new AssertionError("no thing for " + name);
        };
    }

    private static String kindOf(Operation operation, JsonNode parameter) {
        boolean waits =
                operation.path().endsWith("/attempts") || operation.path().endsWith("/cancel");
        String kind = parameter.get("example").asText().substring(0, 3);
        if (operation.path().endsWith("/second-factor/confirm")
                || operation.method().equals("delete") && kind.equals("acc")) {
            return "enrolling";
        }
        if (operation.path().contains("/risk-reviews/")) {
            return "held";
        }
        if (operation.path().endsWith("/resend")) {
            return "over";
        }
        if (operation.path().endsWith("/capture")) {
            return "authorized";
        }
        if (operation.path().endsWith("/give-back")) {
            return "suspended";
        }
        if (operation.path().endsWith("/retry")) {
            return kind.equals("rcp") ? "stuck" : "abnormal";
        }
        return waits && kind.equals("pay") ? "waiting" : kind;
    }

    private String existing(String kind) {
        String base = "/operator/v1/merchants/" + merchantId;
        return switch (kind) {
            case "ord" -> merchant.post("/v1/orders", order("O-1")).send().text("id");
            case "pay" -> merchant.post("/v1/payments", payment("P-1")).send().text("id");
            case "held" -> {
                LiveRules rules = app().bean(LiveRules.class);
                rules.take("{\"rules\":[{\"id\":\"big\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\","
                        + "\"verdict\":\"REVIEW\"}]}");
                String held =
                        merchant.post("/v1/payments", payment("P-1")).send().text("id");
                rules.take("{\"rules\":[]}");
                yield held;
            }
            case "waiting" -> {
                agreeOnWechat();
                yield merchant.post("/v1/payments", wechatPayment("P-1")).send().text("id");
            }
            case "authorized" ->
                merchant.post("/v1/payments", payment("P-1").replaceFirst("}$", ",\"capture_method\":\"manual\"}"))
                        .send()
                        .text("id");
            case "ref" -> merchant.post("/v1/refunds", refund("no")).send().text("id");
            case "abnormal" -> {
                String refundId = merchant.post("/v1/refunds", refund(MoneyBack.HANGS))
                        .send()
                        .text("id");
                app().bean(StoredRefunds.class).abnormal(refundId, "for the test");
                yield refundId;
            }
            case "stuck" -> RefundsTest.stuckReceipt(merchantId, ReceiptPurpose.LATE);
            case "suspended" -> RefundsTest.stuckReceipt(merchantId, ReceiptPurpose.WRONG_AMOUNT);
            case "whe" ->
                merchant.post("/v1/webhook-endpoints", "{\"url\":\"https://merchant.example/hooks\"}")
                        .send()
                        .text("endpoint_id");
            case "evt" -> pinged().text("event_id");
            case "whd" -> pinged().text("delivery_id");
            case "over" -> {
                String deliveryId = pinged().text("delivery_id");
                app().bean(JdbcTemplate.class)
                        .update(
                                "UPDATE webhook_delivery SET state = 'DEAD', next_attempt_at = NULL,"
                                        + " finished_at = created_at WHERE delivery_id = ?",
                                deliveryId);
                yield deliveryId;
            }
            case "acc" ->
                operator.call("POST", base + "/accounts")
                        .json("{\"kind\":\"WALLET\",\"owner\":\"x\",\"currency\":\"CNY\"}")
                        .send()
                        .text("id");
            case "enrolling" -> {
                String account = existing("acc");
                secret = merchant.post("/v1/accounts/" + account + "/second-factor", "{}")
                        .send()
                        .text("secret");
                yield account;
            }
            case "channel" ->
                operator.call("PUT", base + "/channels/CARD")
                        .json("{\"endpoint\":\"https://acquirer.example\",\"open\":{\"acquirer_merchant\":\"1\"},"
                                + "\"secret\":{\"acquirer_key\":\"01234567890123456789012345678901\"}}")
                        .send()
                        .text("channel");
            case "sku" ->
                operator.call("PUT", base + "/skus/tea")
                        .json("{\"name\":\"Tea\",\"price\":1250,\"currency\":\"CNY\"}")
                        .send()
                        .text("sku");
            default -> throw new AssertionError("nothing is called " + kind);
        };
    }

    private Answer pinged() {
        return merchant.post("/v1/webhook-endpoints/" + existing("whe") + "/ping", "{}")
                .send();
    }

    private String refund(String reason) {
        return "{\"merchant_refund_no\":\"R-1\",\"payment_id\":\"" + existing("pay")
                + "\",\"amount\":100,\"currency\":\"CNY\",\"reason\":\"" + reason + "\"}";
    }

    private Call call(Operation operation, String path) {
        Caller caller = operation.isOperators() ? operator : merchant;
        Call call = caller.call(operation.method().toUpperCase(java.util.Locale.ROOT), path);
        if (operation.hasBody()) {
            JsonNode example = operation.body().get("example");
            if (example.has("payment_id")) {
                example = ((com.fasterxml.jackson.databind.node.ObjectNode) example.deepCopy())
                        .put("payment_id", existing("pay"));
            }
            if (example.has("code")) {
                example = ((com.fasterxml.jackson.databind.node.ObjectNode) example.deepCopy())
                        .put("code", new Authenticator(secret).code(Instant.now()));
            }
            call.json(
                    example.has("account")
                            ? example.toString().replace(example.get("account").asText(), existing("acc"))
                            : example.toString());
        }
        boolean needsKey = operation.parameters().stream()
                .anyMatch(parameter -> parameter.get("name").asText().equals("Idempotency-Key"));
        return needsKey ? call.key("example") : call;
    }

    /** Each example of an answer has the form that the document gives it. */
    @TestFactory
    Stream<DynamicTest> every_example_of_an_answer_fits_its_schema() {
        List<DynamicTest> tests = new ArrayList<>();
        document()
                .at("/components/responses")
                .fields()
                .forEachRemaining(response -> response.getValue()
                        .path("content")
                        .forEach(content -> {
                            List<JsonNode> examples = new ArrayList<>();
                            content.path("examples").forEach(each -> examples.add(each.get("value")));
                            if (content.has("example")) {
                                examples.add(content.get("example"));
                            }
                            examples.forEach(example -> tests.add(DynamicTest.dynamicTest(
                                    response.getKey(),
                                    () -> assertThat(faults(example, content.get("schema"), "$"))
                                            .isEmpty())));
                        }));
        assertThat(tests).hasSizeGreaterThan(10);
        return tests.stream();
    }

    /** The document's query parameters are the ones that the routes know, and no others. */
    @TestFactory
    Stream<DynamicTest> every_query_parameter_is_known_to_its_route_and_no_other_is() {
        Map<String, String> values = Map.of("limit", "5", "merchant_payment_no", "P", "merchant_order_no", "O-1");
        return operations()
                .filter(operation -> operation.method().equals("get") && !operation.isOperators())
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> {
                    a_merchant();
                    String path = filled(operation).replaceAll("\\?.*", "");
                    Set<String> documented = new TreeSet<>();
                    for (JsonNode parameter : operation.parameters()) {
                        if (parameter.get("in").asText().equals("query")) {
                            documented.add(parameter.get("name").asText());
                        }
                    }
                    for (String name : List.of("limit", "before", "merchant_payment_no", "merchant_order_no", "zzz")) {
                        String code = merchant.get(path + "?" + name + "=" + values.getOrDefault(name, "7"))
                                .text("code");
                        assertThat(code.equals("unknown_field"))
                                .as(name + " gave " + code)
                                .isEqualTo(!documented.contains(name));
                    }
                }));
    }

    /** Each field of a body that the document has is known to its route, each other is not, each required one is needed. */
    @TestFactory
    Stream<DynamicTest> every_field_of_a_body_is_known_to_its_route_and_no_other_is() {
        return operations()
                .filter(Operation::hasBody)
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> {
                    a_merchant();
                    String path = filled(operation);
                    JsonNode schema = resolved(operation.body().get("schema"));
                    Set<String> required = texts(schema.path("required"));
                    assertThat(send(operation, path, "{\"zzz\":1}").code()).isEqualTo("400 unknown_field");
                    schema.path("properties")
                            .fieldNames()
                            .forEachRemaining(name -> assertThat(send(operation, path, "{\"" + name + "\":{}}")
                                            .text("code"))
                                    .as(name)
                                    .isNotEqualTo("unknown_field"));
                    for (String name : required) {
                        com.fasterxml.jackson.databind.node.ObjectNode without =
                                operation.body().get("example").deepCopy();
                        without.remove(name);
                        Answer answer = send(operation, path, without.toString());
                        assertThat(answer.code()).isEqualTo("400 missing_field");
                        assertThat(answer.text("param")).isEqualTo(name);
                    }
                }));
    }

    private Answer send(Operation operation, String path, String body) {
        return call(operation, path).json(body).send();
    }

    @Test
    void the_idempotency_key_is_documented_where_it_is_needed() {
        operations()
                .filter(operation -> !operation.isOperators())
                .forEach(operation -> assertThat(operation.parameters().stream()
                                .anyMatch(parameter ->
                                        parameter.get("name").asText().equals("Idempotency-Key")))
                        .as(operation.name())
                        .isEqualTo(Set.of("post", "patch").contains(operation.method())));
    }

    @Test
    void the_page_for_people_is_served_with_all_that_it_needs() {
        Caller anybody = Caller.anybody(app().port());
        Answer page = anybody.get("/swagger-ui.html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        for (String part : List.of("swagger-ui.css", "swagger-ui-bundle.js", "sign.js", "favicon-32x32.png")) {
            assertThat(text(page)).contains("/swagger-ui/" + part);
            assertThat(anybody.get("/swagger-ui/" + part).status()).as(part).isEqualTo(200);
        }
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** As much of JSON Schema as the document uses. */
    private static List<String> faults(JsonNode value, JsonNode anySchema, String at) {
        JsonNode schema = resolved(anySchema);
        List<String> faults = new ArrayList<>();
        if (schema.has("type") && !texts(typesOf(schema)).contains(typeOf(value))) {
            faults.add(at + " is " + typeOf(value) + ", not " + schema.get("type"));
        }
        if (schema.has("enum") && !texts(schema.get("enum")).contains(value.asText())) {
            faults.add(at + " is not one of " + schema.get("enum"));
        }
        if (value.isObject()) {
            texts(schema.path("required")).stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> faults.add(at + "." + name + " is missing"));
            value.fields().forEachRemaining(field -> {
                JsonNode property = schema.path("properties").get(field.getKey());
                if (property == null && schema.path("additionalProperties").isObject()) {
                    property = schema.get("additionalProperties");
                }
                if (property == null) {
                    faults.add(at + "." + field.getKey() + " is not in the document");
                } else {
                    faults.addAll(faults(field.getValue(), property, at + "." + field.getKey()));
                }
            });
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            faults.addAll(faults(value.get(i), schema.get("items"), at + "[" + i + "]"));
        }
        return faults;
    }

    private static JsonNode typesOf(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.isArray() ? type : new ObjectMapper().createArrayNode().add(type);
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "something else";
        };
    }
}
