package io.holdfast.account.commit.jdbc;

import io.holdfast.account.commit.LocalCommits;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Local commits as database transactions, rolled back on every error and tried again where that can help. */
public final class LocalCommitsJdbc implements LocalCommits {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCommitsJdbc.class);

    /** Deadlock, lock wait timeout, record changed since last read: MySQL's and MariaDB's error numbers. */
    private static final Set<Integer> PASSING = Set.of(1213, 1205, 1020);

    private static final TransactionDefinition AS_THE_POOL_SAYS = new DefaultTransactionDefinition();

    private final PlatformTransactionManager transactions;
    private final int retries;
    private final long retryWithinNanos;

    public LocalCommitsJdbc(PlatformTransactionManager transactions, int retries, Duration retryWithin) {
        this.transactions = transactions;
        this.retries = retries;
        this.retryWithinNanos = retryWithin.toNanos();
    }

    @Override
    public <T> T run(Function<Commit, T> work) {
        long begun = System.nanoTime();
        for (int failures = 0; ; failures++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (!mayPass(e) || failures >= retries || System.nanoTime() - begun > retryWithinNanos) {
                    throw e;
                }
                LOG.info("a local commit is tried again after {}", String.valueOf(e.getMessage()));
                pause(failures);
            }
        }
    }

    private <T> T once(Function<Commit, T> work) {
        TransactionStatus status = transactions.getTransaction(AS_THE_POOL_SAYS);
        T answer;
        try {
            answer = work.apply(status::setRollbackOnly);
        } catch (RuntimeException | Error e) {
            rollBack(status, e);
            throw e;
        }
        transactions.commit(status);
        return answer;
    }

    private void rollBack(TransactionStatus status, Throwable cause) {
        try {
            transactions.rollback(status);
        } catch (RuntimeException e) {
            // The connection is gone, and the transaction with it; what broke it is the better story.
            cause.addSuppressed(e);
        }
    }

    static boolean mayPass(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null || sql instanceof SQLTransientConnectionException) {
            // No connection to be had is not worth another wait of the same length.
            return false;
        }
        String state = sql.getSQLState();
        return PASSING.contains(sql.getErrorCode()) || state != null && state.startsWith("08");
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static void pause(int failures) {
        long ceilingMicros = 2_000L << Math.min(failures, 8);
        LockSupport.parkNanos(
                TimeUnit.MICROSECONDS.toNanos(ThreadLocalRandom.current().nextLong(500, ceilingMicros)));
    }
}
