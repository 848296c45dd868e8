package io.holdfast.order.transaction.jdbc;

import io.holdfast.order.transaction.Transactions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions, run again where the database says that it is worth it. */
public final class TransactionsJdbc implements Transactions {

    private static final Logger log = LoggerFactory.getLogger(TransactionsJdbc.class);

    private static final long FIRST_PAUSE_MILLIS = 20;
    /** The pauses double so often: many that wait for one row get in each other's way until they come apart. */
    private static final int DOUBLINGS = 4;

    private final TransactionTemplate template;
    private final int retries;
    private final Duration retryWithin;

    /**
     * @param retries how many runs may follow the first
     * @param retryWithin no run begins later than this after the first
     */
    public TransactionsJdbc(PlatformTransactionManager transactions, int retries, Duration retryWithin) {
        this.template = new TransactionTemplate(transactions);
        this.retries = retries;
        this.retryWithin = retryWithin;
    }

    @Override
    public <T> T run(Work<T> work) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(template.execute(status -> work.run(status::setRollbackOnly)));
            } catch (RuntimeException e) {
                boolean late = System.nanoTime() - began > retryWithin.toNanos();
                if (attempt > retries || late || !isPassing(e)) {
                    throw e;
                }
                log.debug("transaction attempt {} failed, running it again", attempt, e);
                pause(attempt, e);
            }
        }
    }

    /** Whether the same work may well succeed in a moment. */
    static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof CannotGetJdbcConnectionException) {
                // No connection was to be had: the pool has waited long enough already.
                return false;
            }
            if (cause instanceof SQLException sql) {
                String state = Objects.requireNonNullElse(sql.getSQLState(), "");
                return switch (sql.getErrorCode()) {
                    case 1213, 1205, 1020 -> true; // deadlock, lock wait timeout, record changed since last read
                    default -> state.startsWith("08"); // connection lost: what became of the commit is unknown
                };
            }
        }
        return false;
    }

    private static void pause(int attempt, RuntimeException failure) {
        try {
            Thread.sleep(
                    ThreadLocalRandom.current().nextLong(1, FIRST_PAUSE_MILLIS << Math.min(attempt - 1, DOUBLINGS)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
