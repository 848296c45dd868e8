package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Crowd;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.Child;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnTheStack
class ShutdownTest {

    private static final int CLIENTS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"payment-service-1", "order-service-1"})
    void a_service_stopped_under_load_loses_nothing(String service, RunningStack stack) throws Exception {
        Shop shop = Shop.open(stack);
        String sku = shop.sku("CNY", 100, 100_000);
        List<String> wallets = Crowd.of(CLIENTS, one -> shop.wallet("payer-" + one, "CNY", 1_000_000));
        Queue<Reply> told = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> payUntil(enough, shop, sku, wallets, told));
        Child child = stack.child(service);

        Patience.until("the load runs", Duration.ofSeconds(20), () -> told.size() > 20);
        assertThat(child.terminate()).as("it had to be killed").isFalse();
        child.start();
        int before = told.size();
        Patience.until("payments are made again", Duration.ofSeconds(30), () -> told.size() > before + 10);
        enough.set(true);
        load.join();

        for (Reply reply : told) {
            JsonNode now = shop.settled(reply.text("id"), Duration.ofSeconds(60));
            if (!reply.text("state").equals("PROCESSING")) {
                assertThat(now).isEqualTo(reply.json());
            }
        }
    }

    private static void payUntil(AtomicBoolean enough, Shop shop, String sku, List<String> wallets, Queue<Reply> told) {
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (String wallet : wallets) {
            clients.add(CompletableFuture.runAsync(
                    () -> {
                        while (!enough.get()) {
                            payOnce(shop, sku, wallet, told);
                        }
                    },
                    task -> new Thread(task, "client").start()));
        }
        clients.forEach(CompletableFuture::join);
    }

    private static void payOnce(Shop shop, String sku, String wallet, Queue<Reply> told) {
        try {
            Call order = shop.orderCall(null, "CNY", sku, 1);
            Reply made = shop.send(order);
            if (made.status() == 201) {
                Reply paid = shop.send(shop.payCall(made.json(), wallet, 0));
                if (paid.succeeded()) {
                    told.add(paid);
                }
            } else {
                Patience.sleep(50);
            }
        } catch (UncheckedIOException e) {
            Patience.sleep(50);
        }
    }
}
