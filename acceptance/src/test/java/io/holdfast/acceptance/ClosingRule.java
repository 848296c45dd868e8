package io.holdfast.acceptance;

import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.Shop;
import java.util.function.Function;

/** Rules of each kind that let nothing pass, and who is refused by it. */
enum ClosingRule {
    ROUTE(
            "payment-service",
            "flow-rules",
            "{'resource': 'GET /v1/payments', 'grade': 1, 'count': 0}",
            429,
            visit -> visit.get("/v1/payments")),
    MERCHANT(
            "payment-service",
            "param-flow-rules",
            "{'resource': 'merchant GET /v1/payments', 'paramIdx': 0, 'grade': 1, 'count': 0, 'durationInSec': 1}",
            429,
            visit -> visit.get("/v1/payments")),
    /** Whoever takes longer than a millisecond is too slow: the first one opens it. */
    BREAKER(
            "payment-service",
            "degrade-rules",
            "{'resource': 'io.holdfast.contract.account.FundsHolds:place(io.holdfast.contract.account.PlaceHold)',"
                    + " 'grade': 0, 'count': 1, 'slowRatioThreshold': 0, 'minRequestAmount': 1,"
                    + " 'statIntervalMs': 1000, 'timeWindow': 600}",
            503,
            Visit::pay),
    FACADE("payment-service", "system-rules", "{'qps': 0}", 429, visit -> visit.get("/v1/payments")),
    ACCOUNTS(
            "account-service",
            "flow-rules",
            "{'resource': 'io.holdfast.contract.account.Accounts:find(java.lang.String,java.lang.String)',"
                    + " 'grade': 1, 'count': 0}",
            503,
            visit -> visit.get("/v1/accounts/" + visit.wallet())),
    ACCOUNT_SERVICE(
            "account-service", "system-rules", "{'qps': 0}", 503, visit -> visit.get("/v1/accounts/" + visit.wallet())),
    ORDERS(
            "order-service",
            "flow-rules",
            "{'resource': 'io.holdfast.contract.order.Orders:find(java.lang.String,java.lang.String)',"
                    + " 'grade': 1, 'count': 0}",
            503,
            visit -> visit.get("/v1/orders/" + visit.order())),
    POINTS(
            "points-service",
            "flow-rules",
            "{'resource': 'io.holdfast.contract.points.PointsAccounts:balance(java.lang.String,java.lang.String)',"
                    + " 'grade': 1, 'count': 0}",
            503,
            visit -> visit.get("/v1/points/ann"));

    /** Where requests come from. */
    record Visit(Shop shop, String sku, String wallet, String order) {

        static Visit to(Shop shop) {
            String sku = shop.sku("CNY", 100, 10_000);
            return new Visit(
                    shop,
                    sku,
                    shop.wallet("ann", "CNY", 1_000_000),
                    shop.order("ann", "CNY", sku, 1).path("id").asText());
        }

        private Reply get(String path) {
            return shop.send(Call.get(path));
        }

        private Reply pay() {
            return shop.pay(shop.order("ann", "CNY", sku, 1), wallet);
        }
    }

    private final String service;
    private final String kind;
    private final String text;
    private final int refusal;
    private final Function<Visit, Reply> request;

    ClosingRule(String service, String kind, String text, int refusal, Function<Visit, Reply> request) {
        this.service = service;
        this.kind = kind;
        this.text = text.replace('\'', '"');
        this.refusal = refusal;
        this.request = request;
    }

    /** The process that it is for. */
    String instance() {
        return service + "-1";
    }

    /** The document in which it stands. */
    String document() {
        return service + "-" + kind;
    }

    String text() {
        return text;
    }

    /** A request that it refuses. */
    Reply request(Visit visit) {
        return request.apply(visit);
    }

    /** The status of that. */
    int refusal() {
        return refusal;
    }
}
