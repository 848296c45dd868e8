package io.holdfast.account.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.account.World;
import io.holdfast.account.commit.jdbc.LocalCommitsJdbc;
import io.holdfast.account.hold.Branch;
import io.holdfast.account.hold.FinishFundsHold;
import io.holdfast.account.hold.Hold;
import io.holdfast.account.hold.PlaceFundsHold;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.HoldOutcome.Held;
import io.holdfast.contract.branch.Resolution;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

class LocalCommitsTest {

    private final World world = World.shared();

    @BeforeEach
    void two_rows() {
        world.jdbc.execute(
                "CREATE TABLE IF NOT EXISTS commit_test (id INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
        world.commits.run(commit -> world.jdbc.update("REPLACE INTO commit_test VALUES (1, 0), (2, 0)"));
    }

    @AfterEach
    void the_books_balance() {
        world.audit.passes();
    }

    @Test
    void the_victim_of_a_deadlock_runs_again_as_a_whole() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = threads.submit(() -> cross(1, 2, both, runs));
            Future<?> other = threads.submit(() -> cross(2, 1, both, runs));
            one.get(60, TimeUnit.SECONDS);
            other.get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(runs).hasValue(3);
        assertThat(n(1)).isEqualTo(2);
        assertThat(n(2)).isEqualTo(2);
    }

    private boolean cross(int first, int second, CyclicBarrier both, AtomicInteger runs) {
        AtomicBoolean met = new AtomicBoolean();
        return world.commits.run(commit -> {
            runs.incrementAndGet();
            add(first);
            if (met.compareAndSet(false, true)) {
                await(both);
            }
            add(second);
            return true;
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_abandoned_or_thrown_out_of_is_not_written() {
        String answer = world.commits.run(commit -> {
            add(1);
            commit.abandon();
            return "answer";
        });
        assertThat(answer).isEqualTo("answer");
        assertThatThrownBy(() -> world.commits.run(commit -> {
                    add(1);
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(n(1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // error, state, times run
        "1213, 40001, 4",
        "1205, 41000, 4",
        "1020, HY000, 4",
        "0,    08S01, 4",
        "2006, 08003, 4",
        "1062, 23000, 1",
        "3819, HY000, 1",
        "1264, 22001, 1",
    })
    void only_what_may_pass_is_tried_again_and_not_for_ever(int error, String state, int times) {
        AtomicInteger runs = new AtomicInteger();
        LocalCommits commits = new LocalCommitsJdbc(new JdbcTransactionManager(world.pool), 3, Duration.ofSeconds(9));
        assertThatThrownBy(() -> commits.run(commit -> {
                    runs.incrementAndGet();
                    throw new UncategorizedSQLException("test", null, new SQLException("test", state, error));
                }))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThat(runs).hasValue(times);
    }

    @Test
    void an_exhausted_pool_is_not_asked_again() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> world.commits.run(commit -> {
                    runs.incrementAndGet();
                    throw new DataAccessResourceFailureException(
                            "test", new SQLTransientConnectionException("none free", "08001"));
                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void no_try_begins_after_its_time() {
        AtomicInteger runs = new AtomicInteger();
        LocalCommits commits = new LocalCommitsJdbc(new JdbcTransactionManager(world.pool), 5, Duration.ZERO);
        assertThatThrownBy(() -> commits.run(commit -> {
                    runs.incrementAndGet();
                    throw new UncategorizedSQLException("test", null, new SQLException("test", "40001", 1213));
                }))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThat(runs).hasValue(1);
    }

    /** The database committed, and the connection broke before it could say so. */
    @Test
    void a_commit_whose_answer_is_lost_is_found_out_about_and_done_once() {
        LocalCommits lossy = new LocalCommitsJdbc(new AnswerLost(), 5, Duration.ofSeconds(9));
        PlaceFundsHold place =
                new PlaceFundsHold(lossy, world.holds, world.balances, world.find, world.merchantAccounts, world.clock);
        FinishFundsHold finish = new FinishFundsHold(
                lossy, world.holds, world.journal, world.balances, world.merchantAccounts, world.clock);
        String merchant = World.merchant();
        AccountView wallet = world.wallet(merchant, Money.of(1_000, CurrencyCode.CNY));
        Hold hold =
                new Hold(PublicId.mint("pay"), merchant, wallet.accountId(), Money.of(300, CurrencyCode.CNY), 0, 60);
        Branch branch = new Branch(hold.paymentId(), 1);

        assertThat(place.place(hold, branch, world.clock.instant().plusSeconds(60)))
                .isEqualTo(new Held());
        assertThat(world.account(wallet).frozenMinor()).isEqualTo(300);
        assertThat(finish.finish(hold, branch, Resolution.CONFIRM)).isTrue();
        assertThat(world.account(wallet).frozenMinor()).isZero();
        assertThat(world.account(wallet).availableMinor()).isEqualTo(700);
    }

    /** Commits, and loses the answer of every first commit after a success. */
    private final class AnswerLost implements PlatformTransactionManager {

        private final JdbcTransactionManager real = new JdbcTransactionManager(world.pool);
        private boolean lost;

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            real.commit(status);
            lost = !lost;
            if (lost) {
                throw new DataAccessResourceFailureException("lost", new SQLException("link failure", "08S01"));
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }

    private void add(int id) {
        world.jdbc.update("UPDATE commit_test SET n = n + 1 WHERE id = ?", id);
    }

    private Integer n(int id) {
        return world.jdbc.queryForObject("SELECT n FROM commit_test WHERE id = ?", Integer.class, id);
    }
}
