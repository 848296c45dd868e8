package io.holdfast.benchmark.demo;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.stack.client.HoldfastClient;
import io.holdfast.stack.client.OperatorClient;
import io.holdfast.stack.client.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A merchant that sells one kind of tea to one customer, over HTTP as any merchant would. */
final class Teahouse {

    static final CurrencyCode CURRENCY = CurrencyCode.CNY;
    static final Money PRICE = Money.of(12_800, CURRENCY);
    static final Money POCKET_MONEY = Money.of(30_000, CURRENCY);
    static final int PIECES = 10;
    static final int FEE_BASIS_POINTS = 60;

    private static final String CUSTOMER = "ada";
    private static final String SKU = "oolong-100g";

    private static final Set<String> UNDER_WAY = Set.of("CREATED", "PROCESSING", "AWAITING_PAYER", "PENDING");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN_MILLIS = 250;

    private final OperatorClient operator;
    private final OperatorClient sandbox;
    private final HoldfastClient merchant;
    private final String merchantId;
    private final String keyId;
    private final String wallet;
    private final String takings;

    /** An order, and what was asked for it. */
    record Order(String id, Money total) {}

    /**
     * How a payment or a refund ended.
     *
     * @param reason why it FAILED, otherwise empty
     */
    record Paid(String id, String state, String reason) {}

    /** The facade answered with a problem; the message holds it. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(Reply reply) {
            super("the facade answers " + reply);
        }
    }

    Teahouse(String url, String sandboxUrl, String operatorToken) {
        operator = new OperatorClient(url, operatorToken);
        sandbox = new OperatorClient(sandboxUrl, "");
        merchantId = answer(operator.post(
                        "/operator/v1/merchants", Map.of("name", "Teahouse", "fee_basis_points", FEE_BASIS_POINTS)))
                .text("id");
        Reply key = answer(operator.post(below() + "/keys", null));
        keyId = key.text("key");
        merchant = new HoldfastClient(url, keyId, key.text("secret"));
        wallet = answer(operator.post(
                        below() + "/accounts", Map.of("kind", "WALLET", "owner", CUSTOMER, "currency", CURRENCY)))
                .text("id");
        takings = answer(operator.post(below() + "/accounts", Map.of("kind", "MERCHANT", "currency", CURRENCY)))
                .text("id");
        answer(operator.post(
                below() + "/deposits",
                Map.of(
                        "deposit_no",
                        "d-1",
                        "account",
                        wallet,
                        "amount",
                        POCKET_MONEY.amountMinor(),
                        "currency",
                        CURRENCY)));
        answer(operator.put(
                sku(), Map.of("name", "Oolong, 100 g", "price", PRICE.amountMinor(), "currency", CURRENCY)));
        answer(operator.post(sku() + "/deliveries", Map.of("delivery_no", "d-1", "quantity", PIECES)));
    }

    String merchantId() {
        return merchantId;
    }

    String keyId() {
        return keyId;
    }

    Order order(int quantity) {
        Reply order = answer(merchant.post(
                "/v1/orders",
                Map.of(
                        "merchant_order_no",
                        UUID.randomUUID(),
                        "currency",
                        CURRENCY,
                        "customer",
                        CUSTOMER,
                        "items",
                        List.of(Map.of("sku", SKU, "quantity", quantity)))));
        return new Order(order.text("id"), Money.of(number(order, "total"), CURRENCY));
    }

    /** Pays from the wallet, and waits while the facade does not know the outcome yet. */
    Paid pay(Order order) throws InterruptedException {
        return ended(payment(order, "WALLET", Map.of("payer_account", wallet)), "/v1/payments/");
    }

    /** Agrees with WeChat Pay, as the sandbox plays it, and tells Holdfast what was agreed. */
    void agreeWithWechat() {
        Reply agreement = answer(sandbox.post("/sandbox/merchants", Map.of("channel", "WECHAT", "api_version", "v3")));
        answer(operator.put(below() + "/channels/WECHAT", agreement.json()));
    }

    /** Pays by WeChat, as a payer who confirms at once, and waits for the channel's callback. */
    Paid payByWechat(Order order) throws InterruptedException {
        return ended(
                payment(order, "WECHAT_JSAPI", Map.of("payer", Map.of("openid", "pays-at-once"))), "/v1/payments/");
    }

    /** Gives a part of a payment back, and waits until the payer has it. */
    Paid refund(Paid payment, Money amount) throws InterruptedException {
        Reply refund = answer(merchant.post(
                "/v1/refunds",
                Map.of(
                        "merchant_refund_no",
                        UUID.randomUUID(),
                        "payment_id",
                        payment.id(),
                        "amount",
                        amount.amountMinor(),
                        "currency",
                        CURRENCY,
                        "reason",
                        "one bag was damp")));
        return ended(refund, "/v1/refunds/");
    }

    private Reply payment(Order order, String method, Map<String, Object> payer) {
        Map<String, Object> payment = new HashMap<>(payer);
        payment.put("merchant_payment_no", UUID.randomUUID());
        payment.put("order_id", order.id());
        payment.put("method", method);
        payment.put("amount", order.total().amountMinor());
        payment.put("currency", CURRENCY);
        return answer(merchant.post("/v1/payments", payment));
    }

    private Paid ended(Reply first, String path) throws InterruptedException {
        Reply seen = first;
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (UNDER_WAY.contains(seen.text("state")) && System.nanoTime() < patience) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            seen = answer(merchant.get(path + seen.text("id")));
        }
        boolean failed = seen.text("state").equals("FAILED");
        return new Paid(seen.text("id"), seen.text("state"), failed ? seen.text("failure_reason") : "");
    }

    String stateOf(Order order) {
        return answer(merchant.get("/v1/orders/" + order.id())).text("state");
    }

    Position position() {
        Reply payer = answer(merchant.get("/v1/accounts/" + wallet));
        Reply received = answer(merchant.get("/v1/accounts/" + takings));
        Reply stock = answer(operator.get(sku()));
        Reply points = answer(merchant.get("/v1/points/" + CUSTOMER));
        return new Position(
                number(payer, "available"),
                number(payer, "frozen"),
                number(received, "available"),
                number(stock, "available"),
                number(stock, "reserved"),
                number(stock, "sold"),
                number(points, "available"));
    }

    private String below() {
        return "/operator/v1/merchants/" + merchantId;
    }

    private String sku() {
        return below() + "/skus/" + SKU;
    }

    private static long number(Reply reply, String member) {
        return reply.json().path(member).asLong();
    }

    private static Reply answer(Reply reply) {
        if (!reply.ok()) {
            throw new RefusedException(reply);
        }
        return reply;
    }
}
