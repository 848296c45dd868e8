package io.holdfast.benchmark.load;

import io.holdfast.benchmark.measure.Result;
import io.holdfast.benchmark.measure.Result.Done;
import io.holdfast.benchmark.measure.Result.Wrong;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One merchant's till: makes orders and pays them, and looks at every answer. Not thread-safe. */
final class PaymentClient implements AutoCloseable {

    private static final long FOLLOW_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final Set<String> UNDER_WAY = Set.of("CREATED", "PROCESSING", "AWAITING_PAYER");

    private final MerchantClient http;
    private final Journal journal;

    PaymentClient(int port, Journal journal) {
        http = new MerchantClient(port);
        this.journal = journal;
    }

    /**
     * Makes an order at one of the shops, for one of its goods.
     *
     * @throws IOException also where it is refused
     */
    ReadyOrder order(List<Shop> shops) throws IOException {
        Shop shop = any(shops);
        String number = http.nextNumber();
        Reply reply = http.post(
                shop,
                "/v1/orders",
                "{\"merchant_order_no\":\"" + number + "\",\"currency\":\"" + Shops.CURRENCY
                        + "\",\"items\":[{\"sku\":\"" + any(shop.skus()) + "\",\"quantity\":1}]}");
        if (reply.status() != 201) {
            throw new IOException(problem(reply));
        }
        journal.order(shop, reply.body(), number);
        return new ReadyOrder(shop, JsonField.text(reply.body(), "id"), any(shop.wallets()));
    }

    /** Registers an endpoint, and returns the secret that its events are signed with. */
    String registerEndpoint(Shop shop, String url) throws IOException {
        Reply reply = http.post(
                shop, "/v1/webhook-endpoints", "{\"url\":\"" + url + "\",\"events\":[\"payment.succeeded\"]}");
        if (reply.status() != 201) {
            throw new IOException("endpoint: " + problem(reply));
        }
        return JsonField.text(reply.body(), "secret");
    }

    /** Pays, and follows a payment that is not decided yet until it is. Only SUCCEEDED is well. */
    Result pay(ReadyOrder order, Method method) throws InterruptedException {
        try {
            String number = http.nextNumber();
            Reply reply = http.post(order.shop(), "/v1/payments", payment(order, method, number));
            if (reply.status() / 100 != 2) {
                return new Wrong(problem(reply));
            }
            journal.payment(order.shop(), reply.body(), number);
            return isUnderWay(reply)
                    ? follow(order.shop(), JsonField.text(reply.body(), "id"), number, method)
                    : terminal(reply, false);
        } catch (IOException e) {
            return new Wrong(e.getClass().getSimpleName());
        }
    }

    /** Follows a wallet's payment that was accepted and not decided when it was answered. */
    Result follow(Accepted accepted) throws InterruptedException {
        try {
            return follow(accepted.shop(), accepted.paymentId(), accepted.number(), Method.WALLET);
        } catch (IOException e) {
            return new Wrong(e.getClass().getSimpleName());
        }
    }

    /** What a payment is asked for with. */
    static String payment(ReadyOrder order, Method method, String number) {
        String payer = switch (method) {
            case WALLET -> "\"method\":\"WALLET\",\"payer_account\":\"" + order.wallet() + '"';
            // The sandbox's payer of this name says yes at once, and the channel calls back.
            case WECHAT -> "\"method\":\"WECHAT_JSAPI\",\"payer\":{\"openid\":\"pays-at-once\"}";
        };
        return "{\"merchant_payment_no\":\"" + number + "\",\"order_id\":\"" + order.orderId() + "\"," + payer
                + ",\"amount\":" + Shops.PRICE_MINOR + ",\"currency\":\"" + Shops.CURRENCY + "\"}";
    }

    private Result follow(Shop shop, String paymentId, String number, Method method)
            throws IOException, InterruptedException {
        long patience = System.nanoTime() + FOLLOW_NANOS;
        while (System.nanoTime() < patience) {
            Thread.sleep(method.lookAgainMillis());
            Reply reply = http.get(shop, "/v1/payments/" + paymentId);
            if (reply.status() != 200) {
                return new Wrong(problem(reply));
            }
            if (!isUnderWay(reply)) {
                journal.payment(shop, reply.body(), number);
                return terminal(reply, method == Method.WALLET);
            }
        }
        return new Wrong("not decided after a minute");
    }

    private static boolean isUnderWay(Reply reply) {
        return isUnderWay(JsonField.text(reply.body(), "state"));
    }

    static boolean isUnderWay(String state) {
        return UNDER_WAY.contains(state);
    }

    private static Result terminal(Reply reply, boolean late) {
        String state = JsonField.text(reply.body(), "state");
        return state.equals("SUCCEEDED")
                ? new Done(late)
                : new Wrong((state + ' ' + JsonField.text(reply.body(), "failure_reason")).strip());
    }

    private static String problem(Reply reply) {
        return (reply.status() + " " + JsonField.text(reply.body(), "code")).strip();
    }

    private static <T> T any(List<T> things) {
        return things.get(ThreadLocalRandom.current().nextInt(things.size()));
    }

    @Override
    public void close() {
        http.close();
    }
}
