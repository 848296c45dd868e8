package io.holdfast.stack;

import io.holdfast.stack.client.HoldfastClient;
import io.holdfast.stack.client.OperatorClient;
import io.holdfast.stack.client.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A payment from end to end, over HTTP as any merchant makes it: proof that the stack does what it is for. */
public final class FirstPayment {

    private static final String CURRENCY = "CNY";
    private static final String SKU = "first-item";
    private static final long PRICE_MINOR = 1_250;

    /** The services have just come up, and find each other within seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final String url;
    private final OperatorClient operator;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();

    public FirstPayment(Stack stack) {
        this.url = stack.facadeUrl();
        this.operator = new OperatorClient(url, stack.operatorToken());
    }

    /** What became of it, in a line for the person who is watching. */
    public record Outcome(boolean succeeded, String text) {}

    public Outcome make() {
        try {
            return pay();
        } catch (Refused e) {
            return new Outcome(false, e.getMessage());
        }
    }

    private Outcome pay() {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String merchants = "/operator/v1/merchants";
        String merchant = merchants + "/"
                + until2xx(
                                "a merchant",
                                () -> operator.post(
                                        merchants, Map.of("name", "First payment " + run, "fee_basis_points", 60)))
                        .text("id");
        Reply key = until2xx("its key", () -> operator.post(merchant + "/keys", null));
        String wallet = wallet(merchant, "payer-" + run);
        until2xx(
                "a deposit",
                () -> operator.post(
                        merchant + "/deposits",
                        Map.of(
                                "deposit_no",
                                "first-" + run,
                                "account",
                                wallet,
                                "amount",
                                10_000,
                                "currency",
                                CURRENCY)));
        until2xx(
                "an item",
                () -> operator.put(
                        merchant + "/skus/" + SKU,
                        Map.of("name", "First item", "price", PRICE_MINOR, "currency", CURRENCY)));
        until2xx(
                "its delivery",
                () -> operator.post(
                        merchant + "/skus/" + SKU + "/deliveries",
                        Map.of("delivery_no", "first-" + run, "quantity", 10)));
        return buy(new HoldfastClient(url, key.text("key"), key.text("secret")), wallet, run);
    }

    private Outcome buy(HoldfastClient client, String wallet, String run) {
        Reply order = until2xx(
                "an order",
                () -> client.post(
                        "/v1/orders",
                        Map.of(
                                "merchant_order_no",
                                "first-" + run,
                                "currency",
                                CURRENCY,
                                "items",
                                List.of(Map.of("sku", SKU, "quantity", 1))),
                        "order-" + run));
        // The first call ever between two services may be too slow for the payment's own deadlines. It is released
        // then, and
        // paid again under another number, as a merchant would.
        for (int attempt = 1; ; attempt++) {
            long start = System.nanoTime();
            Reply payment = payment(client, order.text("id"), wallet, run + "-" + attempt);
            boolean again = payment.text("failure_reason").equals("TIMED_OUT") && System.nanoTime() < deadline;
            if (!again) {
                return outcome(payment, (System.nanoTime() - start) / 1e6);
            }
        }
    }

    private Reply payment(HoldfastClient client, String order, String wallet, String number) {
        Reply payment = until2xx(
                "a payment",
                () -> client.post(
                        "/v1/payments",
                        Map.of(
                                "merchant_payment_no",
                                "first-" + number,
                                "order_id",
                                order,
                                "method",
                                "WALLET",
                                "payer_account",
                                wallet,
                                "amount",
                                PRICE_MINOR,
                                "currency",
                                CURRENCY),
                        "payment-" + number));
        String path = "/v1/payments/" + payment.text("id");
        while (payment.text("state").equals("PROCESSING") && System.nanoTime() < deadline) {
            pause();
            payment = until2xx("its state", () -> client.get(path));
        }
        return payment;
    }

    private static Outcome outcome(Reply payment, double millis) {
        String id = payment.text("id");
        String state = payment.text("state");
        if (state.equals("SUCCEEDED")) {
            return new Outcome(
                    true,
                    String.format(
                            Locale.ROOT,
                            "SUCCEEDED in %.0f ms: CNY 12.50 and one item, held in two services, captured in both (%s)",
                            millis,
                            id));
        }
        return new Outcome(false, state + " " + payment.text("failure_reason") + " (" + id + ")");
    }

    private String wallet(String merchant, String owner) {
        return until2xx(
                        "a wallet",
                        () -> operator.post(
                                merchant + "/accounts", Map.of("kind", "WALLET", "owner", owner, "currency", CURRENCY)))
                .text("id");
    }

    /** A refusal ends it; no answer and a 5xx are tried again, for every step carries its own number. */
    private Reply until2xx(String what, Supplier<Reply> step) {
        while (true) {
            String answer;
            try {
                Reply reply = step.get();
                if (reply.ok()) {
                    return reply;
                }
                answer = reply.toString();
                if (reply.status() < 500 && reply.status() != 409) {
                    throw new Refused(what + " was refused: " + answer);
                }
            } catch (UncheckedIOException e) {
                answer = String.valueOf(e.getMessage());
            }
            if (System.nanoTime() > deadline) {
                throw new Refused(what + " could not be had: " + answer);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
