package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Crowd;
import io.holdfast.acceptance.kit.Facade;
import io.holdfast.acceptance.kit.MerchantEndpoint;
import io.holdfast.acceptance.kit.MerchantEndpoint.Mood;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.PublishedEvents;
import io.holdfast.acceptance.kit.ReceivedWebhook;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.acceptance.kit.Webhooks;
import io.holdfast.stack.Child;
import io.holdfast.stack.server.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@OnTheStack
class TwoInstancesTest {

    /** Longer than the lease of whoever publishes. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration HEALED = Duration.ofSeconds(60);

    private static Child accounts;
    private static Child payments;
    private static Facade other;

    @BeforeAll
    static void start_the_second_instances(RunningStack stack) throws Exception {
        accounts = stack.second(Service.ACCOUNT);
        payments = stack.second(Service.PAYMENT);
        other = stack.secondFacade();
        Crowd.of(2, one -> {
            (one == 0 ? accounts : payments).start();
            return one;
        });
        awaitBothPaySmoothly(stack);
    }

    private static void awaitBothPaySmoothly(RunningStack stack) {
        Shop shop = Shop.open(stack);
        String sku = shop.sku("CNY", 100, 1_000);
        String wallet = shop.wallet("ann", "CNY", 100_000);
        // In its first minutes an instance gets few of the calls: 1 of 30, or of 100 beside one that has been up for
        // long.
        Patience.until(
                "both instances are warm, and the second account-service takes part",
                Duration.ofSeconds(60),
                () -> paysSmoothly(shop, sku, wallet)
                        && holds(stack.stack().ports().management("account-service", 2)) > 0);
    }

    /** A cold instance may take longer over its first try than is waited for; such a payment is released. */
    private static boolean paysSmoothly(Shop shop, String sku, String wallet) {
        return IntStream.range(0, 8)
                .allMatch(n -> shop.at(n % 2 == 0 ? shop.facade() : other)
                        .pay(shop.order("ann", "CNY", sku, 1), wallet)
                        .text("state")
                        .equals("SUCCEEDED"));
    }

    @AfterAll
    static void stop_them() {
        payments.terminate();
        accounts.terminate();
    }

    @Test
    void both_account_services_take_part_in_payments(RunningStack stack) throws Exception {
        Shop shop = Shop.open(stack);
        String sku = shop.sku("CNY", 100, 100);
        String wallet = shop.wallet("ann", "CNY", 10_000);
        List<JsonNode> orders = IntStream.range(0, 40)
                .mapToObj(one -> shop.order("ann", "CNY", sku, 1))
                .toList();

        List<Reply> replies = Crowd.of(
                        8,
                        one -> IntStream.range(one * 5, one * 5 + 5)
                                .mapToObj(n -> shop.at(n % 2 == 0 ? shop.facade() : other)
                                        .pay(orders.get(n), wallet))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(replies).extracting(reply -> reply.text("state")).containsOnly("SUCCEEDED");
        assertThat(shop.available(wallet)).isEqualTo(6_000);
        assertThat(shop.earned("CNY")).isEqualTo(40 * 99);
        assertThat(holds(stack.stack().ports().management("account-service", 1)))
                .isPositive();
        assertThat(holds(stack.stack().ports().management("account-service", 2)))
                .isPositive();
    }

    @Test
    void a_nonce_spent_at_one_facade_is_spent_at_the_other(RunningStack stack) throws Exception {
        Shop shop = Shop.open(stack);
        Call look = shop.key().sign(Call.get("/v1/payments"));

        List<Reply> replies = Crowd.of(40, one -> (one % 2 == 0 ? shop.facade() : other).send(look));

        assertThat(replies).filteredOn(Reply::succeeded).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> !reply.succeeded())
                .allMatch(reply -> reply.code().equals("nonce_reused"));
    }

    @Test
    void one_idempotency_key_at_two_facades_makes_one_payment(RunningStack stack) throws Exception {
        Shop shop = Shop.open(stack);
        String sku = shop.sku("CNY", 100, 10);
        String wallet = shop.wallet("ann", "CNY", 1_000);
        Call call = shop.payCall(shop.order(null, "CNY", sku, 1), wallet, 0);

        List<Reply> replies = Crowd.of(
                20, one -> shop.at(one % 2 == 0 ? shop.facade() : other).send(call));

        assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 409);
        assertThat(replies.stream()
                        .filter(Reply::succeeded)
                        .map(Reply::text)
                        .distinct()
                        .toList())
                .hasSize(1);
        assertThat(shop.available(wallet)).isEqualTo(900);
    }

    @Test
    void a_key_revoked_at_one_facade_stops_working_at_the_other(RunningStack stack) throws Exception {
        Shop shop = Shop.open(stack);
        Shop elsewhere = shop.withAnotherKey().at(other);
        assertThat(elsewhere.send(Call.get("/v1/payments")).status()).isEqualTo(200);

        shop.revoke(elsewhere.key());
        Thread.sleep(5_000);

        assertThat(elsewhere.send(Call.get("/v1/payments")).expect(401).code()).isEqualTo("key_unknown");
    }

    /** The instance that publishes is held up for longer than its lease; later it goes on, and finds that another does. */
    @Test
    void a_payments_events_are_published_in_their_order_whichever_instance_publishes(RunningStack stack)
            throws Exception {
        Instant begun = Instant.now();
        Shop shop = Shop.open(stack);
        String sku = shop.sku("CNY", 1_000, 1_000);
        Child first = stack.child("payment-service-1");
        try (MerchantEndpoint endpoint = MerchantEndpoint.open(Mood.TAKES)) {
            new Webhooks(shop).register(endpoint.url());
            List<String> payments = new ArrayList<>(paidAndRefunded(shop, sku, List.of(shop.facade(), other)));
            String publishing = publishing(stack);
            first.sigstop();
            try {
                payments.addAll(paidAndRefunded(shop, sku, List.of(other)));
                Patience.until(
                        "the other one publishes",
                        SOON,
                        () -> !publishing(stack).equals(publishing));
                payments.addAll(paidAndRefunded(shop, sku, List.of(other)));
            } finally {
                first.sigcont();
            }
            // The coordinator may have given it up meanwhile; it connects again.
            awaitBothPaySmoothly(stack);
            payments.addAll(paidAndRefunded(shop, sku, List.of(shop.facade(), other)));

            List<String> inOrder = List.of("payment.succeeded", "refund.succeeded");
            Map<String, List<String>> expected = payments.stream().collect(Collectors.toMap(id -> id, id -> inOrder));
            try (PublishedEvents published = PublishedEvents.since(stack, begun)) {
                assertThat(published.types(expected.keySet(), 2 * payments.size(), HEALED))
                        .isEqualTo(expected);
            }
            Patience.until("the merchant hears of each", HEALED, () -> heard(endpoint) == 2L * payments.size());
        }
    }

    /** So many payments from so many payers at once, through these instances in turn, each refunded in part at once. */
    private static List<String> paidAndRefunded(Shop shop, String sku, List<Facade> facades) throws Exception {
        return Crowd.of(4, payer -> {
                    String wallet = shop.at(other).wallet("payer", "CNY", 100_000);
                    return IntStream.range(0, 5)
                            .mapToObj(n -> {
                                Shop there = shop.at(facades.get((payer + n) % facades.size()));
                                Reply paid = there.pay(there.order(null, "CNY", sku, 1), wallet)
                                        .expect(201);
                                Reply refund = there.send(Shop.refundCall(paid.text("id"), 400, "CNY"));
                                assertThat(refund.succeeded())
                                        .as(refund.toString())
                                        .isTrue();
                                return paid.text("id");
                            })
                            .toList();
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static String publishing(RunningStack stack) {
        return stack.read("SELECT holder FROM holdfast_payment.outbox_relay");
    }

    /** How many events, however often each came. */
    private static long heard(MerchantEndpoint endpoint) {
        return endpoint.received().stream()
                .map(ReceivedWebhook::eventId)
                .distinct()
                .count();
    }

    private static long holds(int managementPort) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body()
                .lines()
                .filter(line -> line.startsWith("holdfast_holds_placed_total") && line.contains("outcome=\"held\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
