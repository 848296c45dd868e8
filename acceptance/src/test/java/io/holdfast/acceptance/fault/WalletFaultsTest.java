package io.holdfast.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Saboteur;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.Child;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fault")
@OnTheStack
class WalletFaultsTest {

    /** After a fault has healed, everything is decided by then. */
    private static final Duration HEALED = Duration.ofSeconds(60);

    private static final Duration REACHED = Duration.ofSeconds(20);
    private static final String CONFIRM_FUNDS = "CLASS io.holdfast.account.hold.tcc.FundsHoldBranch\nMETHOD confirm\n";
    private static final String DECISION =
            "CLASS io.seata.server.coordinator.DefaultCore\nMETHOD doGlobalCommit\nAT ENTRY";
    private static final String TELL_BRANCH = "CLASS io.seata.server.coordinator.AbstractCore\nMETHOD branchCommit\n";
    private static final Pattern NUMBER = Pattern.compile("\"merchant_payment_no\":\"([^\"]+)\"");

    private RunningStack stack;
    private Shop shop;
    private String sku;
    private String wallet;

    @BeforeEach
    void open_a_shop_and_warm_up(RunningStack running) {
        stack = running;
        shop = Shop.open(stack);
        sku = shop.sku("CNY", 1_000, 100);
        wallet = shop.wallet("ann", "CNY", 100_000);
        assertThat(shop.pay(shop.order("ann", "CNY", sku, 1), wallet).text("state"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void coordinator_killed_between_the_decision_and_the_confirms() {
        Child coordinator = stack.child("seata-server");
        Saboteur saboteur = Saboteur.in(coordinator).killAt(DECISION);

        Call payment = payment();
        CompletableFuture<@Nullable Reply> reply = send(payment);
        saboteur.awaitDeath(REACHED);
        coordinator.start();

        succeeds(payment, reply.join());
    }

    @Test
    void coordinator_killed_between_the_first_confirm_and_the_second() {
        Child coordinator = stack.child("seata-server");
        Saboteur saboteur = Saboteur.in(coordinator)
                .when(TELL_BRANCH + "AT ENTRY", "IF $2.getResourceId().equals(\"funds-hold\")\nDO delay(10000)")
                .when(TELL_BRANCH + "AT EXIT", "IF NOT $2.getResourceId().equals(\"funds-hold\")\nDO killJVM()");

        Call payment = payment();
        CompletableFuture<@Nullable Reply> reply = send(payment);
        saboteur.awaitDeath(REACHED);
        assertThat(shop.account(wallet).path("frozen").asLong()).isEqualTo(1_000);
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(2);
        coordinator.start();

        succeeds(payment, reply.join());
    }

    @Test
    void participant_killed_after_its_confirm_was_committed() {
        Child accounts = stack.child("account-service-1");
        Saboteur saboteur = Saboteur.in(accounts).killAt(CONFIRM_FUNDS + "AT EXIT");

        Call payment = payment();
        CompletableFuture<@Nullable Reply> reply = send(payment);
        saboteur.awaitDeath(REACHED);
        accounts.start();

        succeeds(payment, reply.join());
    }

    @Test
    void initiator_killed_between_the_tries_and_before_the_commit() {
        Child payments = stack.child("payment-service-1");
        Call between = payment();
        Call before = payment();

        Saboteur first = Saboteur.in(payments)
                .killAt("CLASS io.holdfast.payment.wallet.WalletTries\nMETHOD fundsRefusal\nAT ENTRY");
        CompletableFuture<@Nullable Reply> firstReply = send(between);
        first.awaitDeath(REACHED);
        payments.start();
        Saboteur second = Saboteur.in(payments)
                .killAt("CLASS org.apache.seata.tm.DefaultTransactionManager\nMETHOD commit\nAT ENTRY");
        CompletableFuture<@Nullable Reply> secondReply = send(before);
        second.awaitDeath(REACHED);
        payments.start();

        neverToldAnEnd(firstReply.join());
        neverToldAnEnd(secondReply.join());
        for (Call payment : List.of(between, before)) {
            JsonNode ended = end(payment);
            assertThat(ended.path("state").asText()).isEqualTo("FAILED");
            assertThat(ended.path("failure_reason").asText()).isEqualTo("TIMED_OUT");
        }
        assertThat(shop.account(wallet).path("frozen").asLong()).isZero();
        assertThat(shop.available(wallet)).isEqualTo(99_000);
        assertThat(shop.stock(sku).path("reserved").asLong()).isZero();
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(1);
    }

    @Test
    void reply_of_the_commit_lost() {
        try (Saboteur saboteur = Saboteur.in(stack.child("payment-service-1"))) {
            saboteur.when(
                    "CLASS org.apache.seata.tm.DefaultTransactionManager\nMETHOD commit\nAT EXIT",
                    "IF TRUE\nDO throw new org.apache.seata.core.exception.TransactionException(\"the reply is lost\")");
            Call payment = payment();

            Reply told = Objects.requireNonNull(send(payment).join());

            assertThat(told.status()).as(told.toString()).isEqualTo(202);
            assertThat(told.text("state")).isEqualTo("PROCESSING");
            assertThat(told.header("Retry-After")).isNotEmpty();
            succeeds(payment, told);
        }
    }

    @Test
    void database_killed_in_phase_two() {
        List<Reply> acknowledged = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            acknowledged.add(shop.send(payment()).expect(201));
        }
        Child database = stack.child("mariadb");
        Call payment = payment();
        CompletableFuture<@Nullable Reply> reply;
        try (Saboteur saboteur = Saboteur.in(stack.child("account-service-1"))) {
            Path reached = saboteur.delayAt(CONFIRM_FUNDS + "AT ENTRY", Duration.ofSeconds(2));
            reply = send(payment);
            Patience.until("the confirm is under way", REACHED, () -> Files.exists(reached));
            database.kill9();
            database.start();
        }

        JsonNode ended = end(payment);
        assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED");
        reply.join();
        for (Reply told : acknowledged) {
            assertThat(shop.payment(told.text("id"))).isEqualTo(told.json());
        }
        assertThat(shop.available(wallet)).isEqualTo(100_000 - 12 * 1_000);
    }

    @Test
    void broker_down_delays_events_and_no_payment() throws Exception {
        Child broker = stack.child("broker");
        broker.kill9();
        try {
            for (int i = 0; i < 5; i++) {
                long begun = System.nanoTime();
                assertThat(shop.send(payment()).expect(201).text("state")).isEqualTo("SUCCEEDED");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(stack.auditAtRest(Duration.ZERO).violated()).contains("I6.5");
        } finally {
            broker.start();
        }
        Patience.until("the points are there", HEALED, () -> shop.points("ann") == 6 * 10);
    }

    private Call payment() {
        return shop.payCall(shop.order("ann", "CNY", sku, 1), wallet, 0);
    }

    /** The answer, or null if there was none. */
    private CompletableFuture<@Nullable Reply> send(Call payment) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return shop.send(payment);
            } catch (UncheckedIOException e) {
                return null;
            }
        });
    }

    /** What the client was told stands, a retry is harmless, and in the end the payment SUCCEEDED. */
    private void succeeds(Call payment, @Nullable Reply told) {
        JsonNode ended = end(payment);
        assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED");
        if (told != null) {
            assertThat(told.text("id")).isEqualTo(ended.path("id").asText());
            assertThat(told.text("state")).isIn("PROCESSING", "SUCCEEDED");
        }
        Reply again = shop.send(payment);
        assertThat(again.succeeded()).as(again.toString()).isTrue();
        assertThat(again.text("id")).isEqualTo(ended.path("id").asText());
        assertThat(shop.available(wallet)).isEqualTo(98_000);
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(2);
    }

    /** No answer at all or, where dying took longer than the client was kept waiting, that it is not known yet. */
    private static void neverToldAnEnd(@Nullable Reply told) {
        assertThat(told == null ? "PROCESSING" : told.text("state")).isEqualTo("PROCESSING");
    }

    private JsonNode end(Call payment) {
        Matcher number = NUMBER.matcher(new String(payment.body(), StandardCharsets.UTF_8));
        assertThat(number.find()).isTrue();
        JsonNode found = Objects.requireNonNull(shop.findPayment(number.group(1), HEALED));
        return shop.settled(found.path("id").asText(), HEALED);
    }
}
