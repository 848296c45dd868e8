package io.holdfast.payment.pay.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.fake.FakeClock;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.outbox.jdbc.PaymentEventsJdbc;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.PaymentReplies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

class StoredPaymentsJdbcTest {

    private static PaymentDatabase database;

    private final FakeClock clock = new FakeClock();
    private final LossyCommits lossy = new LossyCommits(database.dataSource());
    private final AtomicInteger replies = new AtomicInteger();
    private StoredPaymentsJdbc payments;

    @BeforeAll
    static void open() {
        database = PaymentDatabase.fresh();
        database.jdbc().execute("CREATE TABLE companion (a INT PRIMARY KEY, n INT NOT NULL) ENGINE = InnoDB");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void build() {
        database.forget();
        database.jdbc().update("DELETE FROM companion");
        payments = payments(payment -> replies.incrementAndGet());
    }

    private StoredPaymentsJdbc payments(PaymentReplies to) {
        JdbcTemplate jdbc = new JdbcTemplate(lossy);
        return new StoredPaymentsJdbc(jdbc, PaymentDatabase.transactions(lossy), new PaymentEventsJdbc(jdbc), to);
    }

    private PaymentView accepted() {
        PaymentView payment = FakePayments.processing(clock.instant());
        assertThat(payments.accept(payment, AcceptCompanion.NOTHING)).isTrue();
        return payment;
    }

    private PaymentView finished(PaymentView payment, PaymentState state) {
        return payment.ended(
                state,
                state == PaymentState.FAILED ? FailureReason.INSUFFICIENT_FUNDS : null,
                "\u5b89",
                clock.instant());
    }

    @Test
    void a_payment_reads_as_it_was_written() {
        PaymentView payment = accepted();
        assertThat(payments.find(payment.paymentId())).isEqualTo(payment);

        PaymentView failed = finished(payment, PaymentState.FAILED);
        assertThat(payments.finish(failed)).isTrue();
        assertThat(payments.find(payment.paymentId())).isEqualTo(failed);
    }

    @Test
    void what_has_ended_does_not_end_again() {
        PaymentView payment = accepted();
        PaymentView succeeded = finished(payment, PaymentState.SUCCEEDED);
        assertThat(payments.finish(succeeded)).isTrue();

        assertThat(payments.finish(finished(payment, PaymentState.FAILED))).isFalse();
        payments.leaveOpen(payment.paymentId(), FailureReason.TIMED_OUT, clock.instant());

        assertThat(payments.find(payment.paymentId())).isEqualTo(succeeded);
        assertThat(database.count("outbox")).isOne();
        assertThat(replies).hasValue(1);
    }

    @Test
    void a_payment_that_does_not_exist_cannot_be_ended() {
        PaymentView never = FakePayments.processing(clock.instant());
        FinishPayment finish = new FinishPayment(payments, terminal -> {}, clock);

        assertThatThrownBy(() -> finish.succeeded(never, "ann")).isInstanceOf(IllegalStateException.class);
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void a_reply_that_cannot_be_stored_undoes_the_end_and_its_event() {
        PaymentView payment = accepted();
        StoredPaymentsJdbc broken = payments(terminal -> {
            throw new IllegalStateException("no reply");
        });

        assertThatThrownBy(() -> broken.finish(finished(payment, PaymentState.SUCCEEDED)))
                .hasMessage("no reply");

        assertThat(payments.find(payment.paymentId())).isEqualTo(payment);
        assertThat(database.count("outbox")).isZero();
    }

    @Test
    void fifty_at_once_end_a_payment_once() throws Exception {
        PaymentView payment = accepted();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            PaymentState state = i % 2 == 0 ? PaymentState.SUCCEEDED : PaymentState.FAILED;
            all.add(() -> payments.finish(finished(payment, state)));
        }
        int won = 0;
        for (Future<Boolean> result : threads.invokeAll(all)) {
            won += result.get() ? 1 : 0;
        }
        threads.shutdown();

        assertThat(won).isOne();
        assertThat(database.count("outbox")).isOne();
        assertThat(replies).hasValue(1);
    }

    @Test
    void a_deadlock_repeats_the_whole_transaction() throws Exception {
        database.jdbc().update("INSERT INTO companion VALUES (1, 0), (2, 0)");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> all = new ArrayList<>();
        JdbcTemplate jdbc = new JdbcTemplate(lossy);
        for (int i = 0; i < 16; i++) {
            int first = 1 + i % 2;
            all.add(() -> payments.accept(FakePayments.processing(clock.instant()), payment -> {
                jdbc.update("UPDATE companion SET n = n + 1 WHERE a = ?", first);
                jdbc.update("UPDATE companion SET n = n + 1 WHERE a = ?", 3 - first);
            }));
        }
        for (Future<Boolean> result : threads.invokeAll(all)) {
            assertThat(result.get()).isTrue();
        }
        threads.shutdown();

        assertThat(database.jdbc().queryForList("SELECT n FROM companion", Integer.class))
                .containsExactly(16, 16);
        assertThat(database.count("payment")).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_connection_lost_while_accepting_is_looked_up(boolean committed) {
        PaymentView payment = FakePayments.processing(clock.instant());
        lossy.loseNextCommit(committed);

        if (committed) {
            assertThat(payments.accept(payment, AcceptCompanion.NOTHING)).isTrue();
        } else {
            assertThatThrownBy(() -> payments.accept(payment, AcceptCompanion.NOTHING))
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(payments.find(payment.paymentId()) != null).isEqualTo(committed);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_connection_lost_while_ending_is_looked_up(boolean committed) {
        PaymentView payment = accepted();
        lossy.loseNextCommit(committed);
        PaymentView succeeded = finished(payment, PaymentState.SUCCEEDED);

        if (committed) {
            assertThat(payments.finish(succeeded)).isTrue();
        } else {
            assertThatThrownBy(() -> payments.finish(succeeded)).isInstanceOf(DataAccessException.class);
        }
        assertThat(payments.find(payment.paymentId())).isEqualTo(committed ? succeeded : payment);
        assertThat(database.count("outbox")).isEqualTo(committed ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "amount_minor = 0",
        "points_value_minor = amount_minor",
        "points = 1",
        "state = 'FAILED'",
        "state = 'SUCCEEDED'",
        "state = 'PAID'",
        "look_at = NULL",
        "fee_basis_points = 10001"
    })
    void the_table_itself_refuses_what_cannot_be(String change) {
        PaymentView payment = accepted();

        assertThatThrownBy(() -> database.jdbc()
                        .update("UPDATE payment SET " + change + " WHERE payment_id = ?", payment.paymentId()))
                .isInstanceOf(DataAccessException.class);
    }
}
