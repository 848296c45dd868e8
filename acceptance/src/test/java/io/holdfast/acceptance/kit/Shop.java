package io.holdfast.acceptance.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.audit.ClientJournal.Kind;
import io.holdfast.acceptance.audit.ClientJournal.Told;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant with a key, and what it does all day. Whatever it is told is remembered and held against the books. */
public final class Shop {

    /** 0.60 per cent. */
    public static final int FEE_BASIS_POINTS = 60;

    private final RunningStack stack;
    private final Facade facade;
    private final String id;
    private final Key key;

    private Shop(RunningStack stack, Facade facade, String id, Key key) {
        this.stack = stack;
        this.facade = facade;
        this.id = id;
        this.key = key;
    }

    public static Shop open(RunningStack stack) {
        Reply merchant = stack.facade()
                .operate(Call.post(
                        "/operator/v1/merchants", "{\"name\":\"shop\",\"fee_basis_points\":" + FEE_BASIS_POINTS + "}"))
                .expect(201);
        String id = merchant.text("id");
        return new Shop(stack, stack.facade(), id, newKey(stack.facade(), id));
    }

    /** The same shop, calling another instance. */
    public Shop at(Facade other) {
        return new Shop(stack, other, id, key);
    }

    /** The same shop with a second key. */
    public Shop withAnotherKey() {
        return new Shop(stack, facade, id, newKey(stack.facade(), id));
    }

    private static Key newKey(Facade facade, String merchant) {
        Reply key = facade.operate(Call.post("/operator/v1/merchants/" + merchant + "/keys", ""))
                .expect(201);
        return new Key(key.text("key"), key.text("secret"));
    }

    public String id() {
        return id;
    }

    public Key key() {
        return key;
    }

    public Facade facade() {
        return facade;
    }

    /** Signed, sent, and remembered. */
    public Reply send(Call call) {
        return remember(call, facade.send(key.sign(call)));
    }

    /** Remembers what an answer told, for calls that were signed by hand. */
    public Reply remember(Call call, Reply reply) {
        boolean payment = call.path().startsWith("/v1/payments");
        if (reply.succeeded() && (payment || call.path().startsWith("/v1/orders"))) {
            JsonNode json = reply.json();
            if (json.has("data")) {
                json.path("data").forEach(one -> remember(payment, one));
            } else {
                remember(payment, json);
            }
        }
        return reply;
    }

    private void remember(boolean payment, JsonNode json) {
        stack.told(new Told(
                payment ? Kind.PAYMENT : Kind.ORDER,
                id,
                json.path("id").asText(),
                json.path("state").asText(),
                json.path(payment ? "merchant_payment_no" : "merchant_order_no").asText()));
    }

    /** Opens a wallet and puts money in, if any. */
    public String wallet(String customer, String currency, long amountMinor) {
        Reply account = operate(
                "/accounts", "{\"kind\":\"WALLET\",\"owner\":\"" + customer + "\",\"currency\":\"" + currency + "\"}");
        String wallet = account.text("id");
        if (amountMinor > 0) {
            deposit(wallet, currency, amountMinor).expect(201);
        }
        return wallet;
    }

    public Reply deposit(String account, String currency, long amountMinor) {
        return operate(
                "/deposits",
                "{\"deposit_no\":\"" + fresh() + "\",\"account\":\"" + account + "\",\"amount\":" + amountMinor
                        + ",\"currency\":\"" + currency + "\"}");
    }

    /** What the merchant has earned in a currency. */
    public long earned(String currency) {
        String body = "{\"kind\":\"MERCHANT\",\"owner\":\"" + id + "\",\"currency\":\"" + currency + "\"}";
        return available(operate("/accounts", body).text("id"));
    }

    public void setStatus(String account, String status) {
        operate("/accounts/" + account + "/status", "{\"status\":\"" + status + "\"}")
                .expect(200);
    }

    public void revoke(Key other) {
        facade.operate(new Call(
                        "DELETE", "/operator/v1/merchants/" + id + "/keys/" + other.id(), "", new byte[0], Map.of()))
                .expect(204);
    }

    /** Lists a SKU under a name of its own, with so many pieces, and returns the name. */
    public String sku(String currency, long priceMinor, long pieces) {
        String sku = "sku-" + fresh().substring(0, 8);
        price(sku, currency, priceMinor);
        if (pieces > 0) {
            operate("/skus/" + sku + "/deliveries", "{\"delivery_no\":\"" + fresh() + "\",\"quantity\":" + pieces + "}")
                    .expect(201);
        }
        return sku;
    }

    public void price(String sku, String currency, long priceMinor) {
        String body = "{\"name\":\"a thing\",\"price\":" + priceMinor + ",\"currency\":\"" + currency + "\"}";
        facade.operate(Call.post("/operator/v1/merchants/" + id + "/skus/" + sku, body)
                        .method("PUT"))
                .expect(200);
    }

    public JsonNode stock(String sku) {
        return facade.operate(Call.get("/operator/v1/merchants/" + id + "/skus/" + sku))
                .expect(200)
                .json();
    }

    private Reply operate(String path, String body) {
        return facade.operate(Call.post("/operator/v1/merchants/" + id + path, body));
    }

    public JsonNode order(@Nullable String customer, String currency, String sku, int quantity) {
        return send(orderCall(customer, currency, sku, quantity)).expect(201).json();
    }

    public Call orderCall(@Nullable String customer, String currency, String sku, int quantity) {
        return Call.post(
                "/v1/orders",
                "{\"merchant_order_no\":\"" + fresh() + "\",\"currency\":\"" + currency + "\","
                        + (customer == null ? "" : "\"customer\":\"" + customer + "\",")
                        + "\"items\":[" + item(sku, quantity) + "]}");
    }

    public static String item(String sku, int quantity) {
        return "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + "}";
    }

    public JsonNode order(String id) {
        return send(Call.get("/v1/orders/" + id)).expect(200).json();
    }

    /** Pays the order's total from the wallet. */
    public Reply pay(JsonNode order, String wallet) {
        return send(payCall(order, wallet, 0));
    }

    public Reply pay(JsonNode order, String wallet, long points) {
        return send(payCall(order, wallet, points));
    }

    public Call payCall(JsonNode order, String wallet, long points) {
        return payCall(
                order.path("id").asText(),
                wallet,
                order.path("total").asText(),
                order.path("currency").asText(),
                points);
    }

    public Call payCall(String order, String wallet, String amount, String currency, long points) {
        return Call.post(
                "/v1/payments",
                "{\"merchant_payment_no\":\"" + fresh() + "\",\"order_id\":\"" + order
                        + "\",\"method\":\"WALLET\",\"payer_account\":\"" + wallet + "\",\"amount\":" + amount
                        + ",\"currency\":\"" + currency + "\",\"points\":" + points + "}");
    }

    /** Gives part of a payment back; nothing returns to the shelf. */
    public static Call refundCall(String payment, long amountMinor, String currency) {
        return Call.post(
                "/v1/refunds",
                "{\"merchant_refund_no\":\"" + fresh() + "\",\"payment_id\":\"" + payment + "\",\"amount\":"
                        + amountMinor + ",\"currency\":\"" + currency + "\",\"restock\":false}");
    }

    public JsonNode payment(String id) {
        return send(Call.get("/v1/payments/" + id)).expect(200).json();
    }

    /** The payment once it is terminal, however often the service has to be asked, even while it is away. */
    public JsonNode settled(String id, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                Reply reply = send(Call.get("/v1/payments/" + id));
                if (reply.status() == 200 && !reply.text("state").equals("PROCESSING")) {
                    return reply.json();
                }
                last = reply.toString();
            } catch (UncheckedIOException e) {
                last = e.toString();
            }
            Patience.sleep(200);
        }
        throw new AssertionError(id + " is not settled after " + patience + ": " + last);
    }

    /** The payment under this number, or null; asks until there is an answer. */
    public @Nullable JsonNode findPayment(String number, Duration patience) {
        Reply[] reply = new Reply[1];
        Patience.until("an answer about payment number " + number, patience, () -> {
            try {
                reply[0] = send(Call.get("/v1/payments?merchant_payment_no=" + number));
                return reply[0].status() == 200;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
        return reply[0].json().path("data").get(0);
    }

    public long available(String account) {
        return account(account).path("available").asLong();
    }

    public JsonNode account(String account) {
        return send(Call.get("/v1/accounts/" + account)).expect(200).json();
    }

    public long points(String customer) {
        return send(Call.get("/v1/points/" + customer))
                .expect(200)
                .json()
                .path("available")
                .asLong();
    }

    public static String fresh() {
        return UUID.randomUUID().toString();
    }
}
