package io.holdfast.payment.idempotency.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.fake.FakeClock;
import io.holdfast.payment.idempotency.Beginning;
import io.holdfast.payment.idempotency.ForgetOld;
import io.holdfast.payment.idempotency.IdempotentRequests;
import io.holdfast.payment.idempotency.KeyTakenException;
import io.holdfast.payment.idempotency.Nonce;
import io.holdfast.payment.idempotency.NonceSpentException;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyJdbcTest {

    private static PaymentDatabase database;

    private final FakeClock clock = new FakeClock();
    private final JdbcTemplate jdbc = database.jdbc();
    private final TransactionTemplate transaction = database.transactions();
    private final NoncesJdbc nonces = new NoncesJdbc(jdbc, clock);
    private final StoredRequestsJdbc stored = new StoredRequestsJdbc(jdbc, transaction, nonces, clock);
    private final IdempotentRequests requests = new IdempotentRequests(stored, Duration.ofSeconds(30), clock);
    private final String merchant = UUID.randomUUID().toString();

    @BeforeAll
    static void schema() {
        database = PaymentDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private RequestKey key(String hash) {
        return new RequestKey(merchant, "key", hash.repeat(64).substring(0, 64));
    }

    private static StoredReply reply(String body) {
        return new StoredReply(201, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(Beginning beginning) {
        return new String(((Beginning.Answered) beginning).reply().body(), StandardCharsets.UTF_8);
    }

    @Test
    void of_fifty_who_spend_a_nonce_at_once_one_succeeds() {
        Nonce nonce = new Nonce(merchant, "nonce-0001");
        ExecutorService executor = Executors.newFixedThreadPool(50);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add(CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            nonces.spend(nonce);
                            return true;
                        } catch (NonceSpentException e) {
                            return false;
                        }
                    },
                    executor));
        }

        assertThat(all.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
        executor.shutdown();
    }

    @Test
    void nonces_that_differ_in_case_are_different() {
        nonces.spend(new Nonce(merchant, "abcdefgh"));
        nonces.spend(new Nonce(merchant, "ABCDEFGH"));

        assertThatThrownBy(() -> nonces.spend(new Nonce(merchant, "abcdefgh"))).isInstanceOf(NonceSpentException.class);
    }

    @Test
    void a_begun_request_is_running_until_it_ends_and_then_answered() {
        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.Begun.class);
        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.StillRunning.class);

        requests.end(key("a"), reply("first"));

        assertThat(body(requests.begin(key("a")))).isEqualTo("first");
        assertThat(requests.begin(key("b"))).isInstanceOf(Beginning.KeyReused.class);
    }

    @Test
    void a_lease_that_ran_out_is_taken_over_by_one() {
        requests.begin(key("a"));
        clock.pass(Duration.ofMillis(29_999));
        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.StillRunning.class);

        clock.pass(Duration.ofMillis(1));

        assertThat(requests.begin(key("b"))).isInstanceOf(Beginning.KeyReused.class);
        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.Begun.class);
        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.StillRunning.class);
    }

    @Test
    void of_two_who_end_a_request_the_first_is_what_counts() {
        requests.begin(key("a"));
        requests.end(key("a"), reply("first"));

        StoredReply second = requests.end(key("a"), reply("second"));

        assertThat(new String(second.body(), StandardCharsets.UTF_8)).isEqualTo("first");
    }

    @Test
    void an_abandoned_request_is_begun_again_at_once() {
        requests.begin(key("a"));

        requests.abandon(key("a"));

        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void an_answered_request_cannot_be_abandoned() {
        requests.begin(key("a"));
        requests.end(key("a"), reply("first"));

        requests.abandon(key("a"));

        assertThat(body(requests.begin(key("a")))).isEqualTo("first");
    }

    @Test
    void a_request_that_makes_a_payment_is_never_taken_over_and_ended_once() {
        String payment = UUID.randomUUID().toString();
        requests.beginWithPayment(key("a"), payment);
        clock.pass(Duration.ofHours(1));
        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.StillRunning.class);

        requests.endPayment(payment, reply("terminal"));
        StoredReply late = requests.endPayment(key("a"), payment, reply("processing"));

        assertThat(new String(late.body(), StandardCharsets.UTF_8)).isEqualTo("terminal");
    }

    @Test
    void a_request_is_stored_answered_together_with_its_nonce_or_not_at_all() {
        Nonce nonce = new Nonce(merchant, "nonce-0001");
        requests.begin(key("a"));

        assertThatThrownBy(() -> requests.answered(nonce, key("a"), reply("x"))).isInstanceOf(KeyTakenException.class);
        nonces.spend(nonce);

        RequestKey other = new RequestKey(merchant, "other", key("a").requestHash());
        assertThatThrownBy(() -> requests.answered(nonce, other, reply("x"))).isInstanceOf(NonceSpentException.class);
        assertThat(stored.find(merchant, "other")).isNull();
    }

    @Test
    void what_takes_part_in_a_transaction_is_undone_with_it() {
        Nonce nonce = new Nonce(merchant, "nonce-0001");
        transaction.executeWithoutResult(status -> {
            nonces.spend(nonce);
            requests.beginWithPayment(key("a"), "pay_1");
            status.setRollbackOnly();
        });

        nonces.spend(nonce);
        assertThat(requests.begin(key("a"))).isInstanceOf(Beginning.Begun.class);
    }

    @Test
    void what_is_old_is_forgotten_and_nothing_else() {
        ForgetOld forgetOld = new ForgetOld(nonces, stored, Duration.ofSeconds(660), Duration.ofHours(24), clock);
        for (int i = 0; i < 2_500; i++) {
            nonces.spend(new Nonce(merchant, "nonce-" + i));
        }
        requests.begin(key("a"));
        clock.pass(Duration.ofSeconds(660));
        forgetAll(forgetOld);
        assertThat(count("nonce", "key_id")).isEqualTo(2_500);
        assertThat(count("idempotent_request", "merchant_id")).isEqualTo(1);

        clock.pass(Duration.ofMillis(1));
        nonces.spend(new Nonce(merchant, "nonce-new"));
        forgetAll(forgetOld);
        assertThat(count("nonce", "key_id")).isEqualTo(1);

        clock.pass(Duration.ofHours(24));
        forgetAll(forgetOld);
        assertThat(count("idempotent_request", "merchant_id")).isZero();
    }

    private static void forgetAll(ForgetOld forgetOld) {
        while (forgetOld.turn()) {
            // There may be more.
        }
    }

    private int count(String table, String column) {
        Integer rows = jdbc.queryForObject(
                "SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?", Integer.class, merchant);
        return rows == null ? -1 : rows;
    }
}
