package io.holdfast.acceptance.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** Customers of one shop who pay one thing after the other, each from a wallet of his own, until they are sent home. */
public final class Buyers implements AutoCloseable {

    private static final long CNY_EACH = 1_000_000;

    private final Shop shop;
    private final String sku;
    private final Duration pause;
    private final List<CompletableFuture<Void>> clients = new ArrayList<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private volatile boolean home;

    /**
     * An answer to a request to pay.
     *
     * @param begunNanos when it was sent, by {@link System#nanoTime()}
     */
    public record Told(long begunNanos, Duration latency, Reply reply) {

        public boolean says(String state) {
            return reply.succeeded() && reply.text("state").equals(state);
        }

        public boolean begunAfter(long nanos) {
            return begunNanos - nanos > 0;
        }
    }

    private Buyers(Shop shop, String sku, Duration pause) {
        this.shop = shop;
        this.sku = sku;
        this.pause = pause;
    }

    /** @param pause of each between an answer and his next request */
    public static Buyers at(Shop shop, int number, Duration pause) throws Exception {
        Buyers buyers = new Buyers(shop, shop.sku("CNY", 100, 1_000_000), pause);
        List<String> wallets = Crowd.of(number, one -> shop.wallet("buyer-" + one, "CNY", CNY_EACH));
        for (String wallet : wallets) {
            buyers.clients.add(
                    CompletableFuture.runAsync(() -> buyers.buy(wallet), task -> new Thread(task, "buyer").start()));
        }
        return buyers;
    }

    /** A refused request left the order as it was: it is paid by the next one. */
    private void buy(String wallet) {
        JsonNode order = null;
        while (!home) {
            order = order == null ? shop.order("ann", "CNY", sku, 1) : order;
            order = pay(order, wallet) ? null : order;
            Patience.sleep(pause.toMillis());
        }
    }

    private boolean pay(JsonNode order, String wallet) {
        Call call = shop.payCall(order, wallet, 0);
        long begun = System.nanoTime();
        Reply reply = shop.send(call);
        told.add(new Told(begun, Duration.ofNanos(System.nanoTime() - begun), reply));
        return reply.succeeded();
    }

    /** Every answer so far that is like this. */
    public List<Told> told(Predicate<Told> like) {
        return told.stream().filter(like).toList();
    }

    /** Sends them home, and waits for the answers that are still to come. Fails if one of them got none, or no order. */
    @Override
    public void close() {
        home = true;
        clients.forEach(CompletableFuture::join);
    }
}
