package io.holdfast.benchmark.load;

import io.holdfast.benchmark.measure.Result;
import io.holdfast.benchmark.measure.Result.Done;
import io.holdfast.benchmark.measure.Result.Wrong;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One merchant's till: makes orders and pays them, and looks at every answer. Not thread-safe. */
final class PaymentClient implements AutoCloseable {

    private static final long FOLLOW_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_AGAIN_MILLIS = 200;

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

    /** Pays, and follows a payment that is still PROCESSING until it is decided. Only SUCCEEDED is well. */
    Result pay(ReadyOrder order) throws InterruptedException {
        try {
            String number = http.nextNumber();
            Reply reply = http.post(
                    order.shop(),
                    "/v1/payments",
                    "{\"merchant_payment_no\":\"" + number + "\",\"order_id\":\"" + order.orderId()
                            + "\",\"method\":\"WALLET\",\"payer_account\":\"" + order.wallet() + "\",\"amount\":"
                            + Shops.PRICE_MINOR + ",\"currency\":\"" + Shops.CURRENCY + "\"}");
            if (reply.status() / 100 == 2) {
                journal.payment(order.shop(), reply.body(), number);
            }
            return switch (reply.status()) {
                case 201 -> terminal(reply, false);
                case 202 -> follow(order.shop(), JsonField.text(reply.body(), "id"), number);
                default -> new Wrong(problem(reply));
            };
        } catch (IOException e) {
            return new Wrong(e.getClass().getSimpleName());
        }
    }

    private Result follow(Shop shop, String paymentId, String number) throws IOException, InterruptedException {
        long patience = System.nanoTime() + FOLLOW_NANOS;
        while (System.nanoTime() < patience) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            Reply reply = http.get(shop, "/v1/payments/" + paymentId);
            if (reply.status() != 200) {
                return new Wrong(problem(reply));
            }
            if (!JsonField.text(reply.body(), "state").equals("PROCESSING")) {
                journal.payment(shop, reply.body(), number);
                return terminal(reply, true);
            }
        }
        return new Wrong("PROCESSING for a minute");
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
