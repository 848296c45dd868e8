package io.holdfast.points.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome.Held;
import io.holdfast.contract.points.PointsView;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class LocalCommitTest {

    private final Owner ada = new Owner(PublicId.mint("mer"), "ada");
    private final Owner ben = new Owner(ada.merchantId(), "ben");
    private final String payment = PublicId.mint("pay");

    @Test
    void a_commit_whose_answer_was_lost_is_found_by_the_next_run() {
        LosingAnswers fault = new LosingAnswers();
        try (PointsFixture points = new PointsFixture(fault::between)) {
            points.grant(ada, PublicId.mint("pay"), 100);

            fault.answersToLose.set(1);
            assertThat(points.placeHold().place(hold(60), "x1", 1)).isEqualTo(new Held());
            assertThat(points.balances.of(ada)).isEqualTo(new PointsView(ada.merchantId(), "ada", 40, 60));

            fault.answersToLose.set(1);
            assertThat(points.confirmHold().confirm(payment, "x1")).isEqualTo(BranchState.CONFIRMED);
            assertThat(points.balances.of(ada)).isEqualTo(new PointsView(ada.merchantId(), "ada", 40, 0));
            assertThat(fault.answersToLose.get()).isZero();
            points.audit();
        }
    }

    @Test
    void a_cancel_whose_answer_was_lost_gives_back_once() {
        LosingAnswers fault = new LosingAnswers();
        try (PointsFixture points = new PointsFixture(fault::between)) {
            points.grant(ada, PublicId.mint("pay"), 100);
            points.placeHold().place(hold(60), "x1", 1);
            fault.answersToLose.set(2);
            assertThat(points.cancelHold().cancel(payment, "x1")).isEqualTo(BranchState.CANCELLED);
            assertThat(points.balances.of(ada)).isEqualTo(new PointsView(ada.merchantId(), "ada", 100, 0));
            points.audit();
        }
    }

    @Test
    void a_database_that_stays_away_is_for_later() {
        LosingAnswers fault = new LosingAnswers();
        try (PointsFixture points = new PointsFixture(fault::between)) {
            fault.answersToLose.set(Integer.MAX_VALUE);
            assertThatThrownBy(() -> points.commit.of(() -> true)).isInstanceOf(TryLaterException.class);
            assertThat(fault.answersToLose.get()).isEqualTo(Integer.MAX_VALUE - 10);
        }
    }

    @Test
    void a_pool_that_is_closed_is_for_later() {
        PointsFixture points = new PointsFixture();
        points.close();
        assertThatThrownBy(() -> points.commit.of(() -> true)).isInstanceOf(TryLaterException.class);
    }

    @Test
    void a_deadlock_is_run_again_whole() throws Exception {
        try (PointsFixture points = new PointsFixture()) {
            points.grant(ada, PublicId.mint("pay"), 100);
            points.grant(ben, PublicId.mint("pay"), 100);
            CyclicBarrier bothHoldOne = new CyclicBarrier(2);
            AtomicInteger runs = new AtomicInteger();
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<Boolean> one = threads.submit(() -> move(points, ada, ben, bothHoldOne, runs));
                Future<Boolean> two = threads.submit(() -> move(points, ben, ada, bothHoldOne, runs));
                assertThat(one.get(30, TimeUnit.SECONDS)).isTrue();
                assertThat(two.get(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                threads.shutdownNow();
            }
            assertThat(runs.get()).isEqualTo(3);
            assertThat(points.balances.of(ada).available()).isEqualTo(102);
            assertThat(points.balances.of(ben).available()).isEqualTo(102);
        }
    }

    @Test
    void what_is_not_worth_keeping_is_rolled_back() {
        try (PointsFixture points = new PointsFixture()) {
            points.grant(ada, PublicId.mint("pay"), 100);
            assertThat(points.commit.of(() -> add(points, ada), kept -> false)).isTrue();
            assertThat(points.balances.of(ada).available()).isEqualTo(100);
        }
    }

    private static boolean move(
            PointsFixture points, Owner first, Owner second, CyclicBarrier bothHoldOne, AtomicInteger runs) {
        AtomicInteger ownRuns = new AtomicInteger();
        return points.commit.of(() -> {
            runs.incrementAndGet();
            add(points, first);
            if (ownRuns.incrementAndGet() == 1) {
                meet(bothHoldOne);
            }
            return add(points, second);
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean add(PointsFixture points, Owner owner) {
        return points.jdbc.update(
                        "UPDATE points_account SET available = available + 1 WHERE merchant_id = ? AND customer = ?",
                        owner.merchantId(),
                        owner.customer())
                == 1;
    }

    private PlacePointsHold hold(long count) {
        return new PlacePointsHold(
                payment, ada.merchantId(), "ada", count, Money.of(count, CurrencyCode.CNY), Instant.now());
    }

    /** A database that commits, and whose answer to that does not arrive. */
    private static final class LosingAnswers {

        final AtomicInteger answersToLose = new AtomicInteger();

        DataSource between(DataSource pool) {
            return new DelegatingDataSource(pool) {
                @Override
                public Connection getConnection() throws SQLException {
                    return losing(super.getConnection());
                }
            };
        }

        private Connection losing(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        try {
                            Object answer = method.invoke(connection, arguments);
                            if (method.getName().equals("commit")
                                    && answersToLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                                throw new SQLException("connection reset by peer", "08S01");
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
