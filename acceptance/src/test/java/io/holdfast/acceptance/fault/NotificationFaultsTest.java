package io.holdfast.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Crowd;
import io.holdfast.acceptance.kit.MerchantEndpoint;
import io.holdfast.acceptance.kit.MerchantEndpoint.Mood;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.PublishedEvents;
import io.holdfast.acceptance.kit.PublishedEvents.Published;
import io.holdfast.acceptance.kit.ReceivedWebhook;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Saboteur;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.acceptance.kit.Webhooks;
import io.holdfast.stack.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever dies on an event's way from its commit to the merchant: the merchant hears of it, and no payment waits. */
@Tag("fault")
@OnTheStack
class NotificationFaultsTest {

    private static final Duration REACHED = Duration.ofSeconds(20);
    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(15);

    /** What the relay gives the broker for an answer: who had waited for it would have taken as long. */
    private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration BETWEEN_PAYMENTS = Duration.ofMillis(50);
    private static final int CLIENTS = 4;
    private static final String SUCCEEDED = "payment.succeeded";
    private static final String REFUNDED = "refund.succeeded";

    private final MerchantEndpoint endpoint = MerchantEndpoint.open(Mood.TAKES);
    private RunningStack stack;
    private Shop shop;
    private String sku;

    private record Paid(Reply reply, Duration took, boolean refunded) {
        String id() {
            return reply.text("id");
        }
    }

    @BeforeEach
    void open_a_shop_that_is_told_of_everything(RunningStack running) {
        stack = running;
        shop = Shop.open(running);
        new Webhooks(shop).register(endpoint.url());
        sku = shop.sku("CNY", 1_000, 100_000);
    }

    @AfterEach
    void close_the_endpoint() {
        endpoint.close();
    }

    @Test
    void a_broker_that_dies_under_load_delays_events_and_no_payment() throws Exception {
        Instant begun = Instant.now();
        List<String> wallets = Crowd.of(CLIENTS, one -> shop.wallet("payer-" + one, "CNY", 10_000_000));
        Child broker = stack.child("broker");
        Queue<Paid> paid = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService background = Executors.newSingleThreadExecutor();
        Future<?> load = background.submit(() -> Crowd.of(CLIENTS, one -> {
            payUntil(enough, wallets.get(one), one == 0, paid);
            return one;
        }));
        background.shutdown();

        Patience.until("the load runs", REACHED, () -> paid.size() > 20);
        broker.kill9();
        int before = paid.size();
        try {
            Patience.sleep(AWAY.toMillis());
            int meanwhile = paid.size() - before;
            assertThat(meanwhile).isGreaterThan(20);
            assertThat(unpublished()).isGreaterThanOrEqualTo(meanwhile);
            broker.start();
        } finally {
            enough.set(true);
            load.get();
        }

        assertThat(paid).allMatch(one -> one.reply().status() == 201);
        assertThat(paid).extracting(one -> one.reply().text("state")).containsOnly("SUCCEEDED");
        assertThat(ninetyNinth(paid)).isLessThan(BROKER_TIMEOUT);
        everythingIsHeardOf(paid, begun);
    }

    private void payUntil(AtomicBoolean enough, String wallet, boolean refunds, Queue<Paid> paid) {
        while (!enough.get()) {
            JsonNode order = shop.order(null, "CNY", sku, 1);
            long begun = System.nanoTime();
            Reply reply = shop.pay(order, wallet);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (refunds) {
                assertThat(shop.send(Shop.refundCall(reply.text("id"), 400, "CNY"))
                                .succeeded())
                        .isTrue();
            }
            paid.add(new Paid(reply, took, refunds));
            Patience.sleep(BETWEEN_PAYMENTS.toMillis());
        }
    }

    private static Duration ninetyNinth(Queue<Paid> paid) {
        List<Duration> sorted = paid.stream().map(Paid::took).sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    /** Each payment's events were published in their order, and each came to the merchant, under one id however often. */
    private void everythingIsHeardOf(Queue<Paid> paid, Instant since) {
        Map<String, List<String>> expected = new HashMap<>();
        paid.forEach(one -> expected.put(one.id(), one.refunded() ? List.of(SUCCEEDED, REFUNDED) : List.of(SUCCEEDED)));
        int events = expected.values().stream().mapToInt(List::size).sum();
        Patience.until(
                events + " events are heard of",
                HEALED,
                () -> endpoint.received().size() >= events && heard().size() >= events);

        Map<String, Set<String>> heard = heard();
        assertThat(heard)
                .hasSize(events)
                .allSatisfy((event, ids) -> assertThat(ids).hasSize(1));
        assertThat(heard)
                .containsKeys(
                        paid.stream().map(one -> SUCCEEDED + " " + one.id()).toArray(String[]::new));
        try (PublishedEvents published = PublishedEvents.since(stack, since)) {
            assertThat(published.types(expected.keySet(), events, REACHED)).isEqualTo(expected);
        }
    }

    /** Under which ids the endpoint heard of what: of each type and object. */
    private Map<String, Set<String>> heard() {
        return endpoint.received().stream()
                .collect(Collectors.groupingBy(
                        one -> one.type() + " " + one.subject(),
                        Collectors.mapping(ReceivedWebhook::eventId, Collectors.toSet())));
    }

    /** The relay is held up after it published one event, and the others wait for it: both are lost with the process. */
    @Test
    void killed_after_an_event_was_published_and_before_others_were_nothing_is_lost() {
        Instant begun = Instant.now();
        String wallet = shop.wallet("ann", "CNY", 100_000);
        Child payments = stack.child("payment-service-1");
        Path published = Saboteur.in(payments)
                .delayAt(
                        "CLASS io.holdfast.payment.outbox.jdbc.OutboxJdbc\nMETHOD markSent\nAT ENTRY",
                        Duration.ofMinutes(5));
        String first = paid(wallet);
        Patience.until("the first is published", REACHED, () -> Files.exists(published));
        awaitAbout(first);
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(paid(wallet));
        }

        assertThat(unpublished()).isEqualTo(1 + others.size());
        payments.kill9();
        assertThat(endpoint.received()).extracting(ReceivedWebhook::subject).containsOnly(first);
        payments.start();

        others.forEach(this::awaitAbout);
        try (PublishedEvents events = PublishedEvents.since(stack, begun)) {
            events.types(Set.copyOf(others), others.size(), REACHED);
            assertThat(events.byPayment().get(first))
                    .extracting(Published::id)
                    .hasSizeGreaterThan(1)
                    .containsOnly(endpoint.received().get(0).eventId());
        }
        assertThat(heard())
                .hasSize(1 + others.size())
                .allSatisfy((event, ids) -> assertThat(ids).hasSize(1));
    }

    private String paid(String wallet) {
        Reply reply = shop.pay(shop.order("ann", "CNY", sku, 1), wallet).expect(201);
        assertThat(reply.text("state")).isEqualTo("SUCCEEDED");
        return reply.text("id");
    }

    private void awaitAbout(String payment) {
        endpoint.await(
                "the merchant hears of " + payment, HEALED, one -> one.subject().equals(payment));
    }

    private int unpublished() {
        return Integer.parseInt(stack.read("SELECT COUNT(*) FROM holdfast_payment.outbox WHERE published_at IS NULL"));
    }
}
