package io.holdfast.order.transaction.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.order.transaction.Transactions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

class TransactionsJdbcTest {

    private final Log log = new Log();
    private final Transactions transactions = new TransactionsJdbc(log, 5, Duration.ofSeconds(5));
    private int runs;

    @Test
    void work_that_ends_well_is_committed() {
        assertThat(transactions.<String>run(rollback -> "done")).isEqualTo("done");
        assertThat(log.lines).containsExactly("begin", "commit");
    }

    @Test
    void work_that_asks_for_a_rollback_is_rolled_back_and_answers() {
        assertThat(transactions.<String>run(rollback -> rollback.with("declined")))
                .isEqualTo("declined");
        assertThat(log.lines).containsExactly("begin", "rollback");
    }

    @ParameterizedTest
    @CsvSource({
        "1213, 40001, deadlock",
        "1205, 40001, lock wait timeout",
        "1020, HY000, record changed",
        "0, 08S01, connection lost",
        "0, 08003, connection closed"
    })
    void what_passes_is_rolled_back_and_run_again_whole(int code, String state, String message) {
        assertThat(transactions.<String>run(rollback -> failing(3, failure(code, state, message))))
                .isEqualTo("done");
        assertThat(log.lines)
                .containsExactly("begin", "rollback", "begin", "rollback", "begin", "rollback", "begin", "commit");
    }

    @Test
    void after_five_more_runs_the_failure_is_the_callers() {
        RuntimeException deadlock = failure(1213, "40001", "deadlock");
        assertThatThrownBy(() -> transactions.<String>run(rollback -> failing(99, deadlock)))
                .isSameAs(deadlock);
        assertThat(runs).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"1062, 23000", "4025, 23000", "1142, 42000", "1406, 22001"})
    void what_does_not_pass_is_not_run_again(int code, String state) {
        RuntimeException failure = failure(code, state, "no");
        assertThatThrownBy(() -> transactions.<String>run(rollback -> failing(99, failure)))
                .isSameAs(failure);
        assertThat(log.lines).containsExactly("begin", "rollback");
    }

    @Test
    void a_commit_without_an_answer_is_followed_by_another_look() {
        log.commitFails = true;
        assertThat(transactions.<String>run(rollback -> ++runs == 1 ? "first" : "found by the second"))
                .isEqualTo("found by the second");
        assertThat(log.lines).containsExactly("begin", "commit", "begin", "commit");
    }

    @Test
    void a_pool_that_gave_no_connection_is_not_asked_again() {
        SQLException timeout = new SQLException("no connection within 3 s", "08001");
        for (RuntimeException failure : List.of(
                new CannotCreateTransactionException("no", timeout),
                new CannotGetJdbcConnectionException("no", timeout))) {
            assertThat(TransactionsJdbc.isPassing(failure)).isFalse();
        }
    }

    @Test
    void no_run_begins_when_time_is_up() {
        Transactions impatient = new TransactionsJdbc(log, 5, Duration.ZERO);
        assertThatThrownBy(() -> impatient.<String>run(rollback -> failing(99, failure(1213, "40001", "deadlock"))))
                .isInstanceOf(UncategorizedSQLException.class);
        assertThat(runs).isOne();
    }

    private String failing(int times, RuntimeException failure) {
        if (++runs <= times) {
            throw failure;
        }
        return "done";
    }

    private static RuntimeException failure(int code, String state, String message) {
        return new UncategorizedSQLException("work", "UPDATE", new SQLException(message, state, code));
    }

    private static final class Log implements PlatformTransactionManager {

        private final List<String> lines = new ArrayList<>();
        private boolean commitFails;

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            lines.add("begin");
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            if (status.isRollbackOnly()) {
                rollback(status);
                return;
            }
            lines.add("commit");
            if (commitFails) {
                commitFails = false;
                throw new DataAccessResourceFailureException("lost", new SQLException("lost at commit", "08S01"));
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            lines.add("rollback");
        }
    }
}
