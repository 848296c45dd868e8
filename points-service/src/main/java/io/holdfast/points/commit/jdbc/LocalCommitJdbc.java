package io.holdfast.points.commit.jdbc;

import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.commit.TryLaterException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a whole transaction again after a deadlock, a lock wait that took too long, a record changed or inserted under
 * it, and after a connection lost on the way: what became of a lost commit is read from its own rows by the next run.
 */
public final class LocalCommitJdbc implements LocalCommit {

    private static final int RUNS = 10;
    private static final long FIRST_PAUSE_MILLIS = 20;
    /** The pauses double so often: many that wait for one row get in each other's way until they come apart. */
    private static final int DOUBLINGS = 4;

    /** Lock wait timeout, deadlock, record changed since last read. */
    private static final Set<Integer> BUSY = Set.of(1205, 1213, 1020);

    /** A row that was looked for and absent was inserted by another meanwhile. */
    private static final int DUPLICATE = 1062;

    private final TransactionTemplate transactions;

    public LocalCommitJdbc(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T of(Supplier<T> work, Predicate<T> keep) {
        for (int run = 1; ; run++) {
            try {
                return once(work, keep);
            } catch (CannotCreateTransactionException e) {
                throw new TryLaterException(e);
            } catch (RuntimeException e) {
                boolean later = causedBy(e, LocalCommitJdbc::busyOrLost);
                if (!later && !causedBy(e, sql -> sql.getErrorCode() == DUPLICATE)) {
                    throw e;
                }
                if (run == RUNS) {
                    throw later ? new TryLaterException(e) : e;
                }
                pause(run, e);
            }
        }
    }

    private <T> T once(Supplier<T> work, Predicate<T> keep) {
        return Objects.requireNonNull(transactions.execute(status -> {
            T result = work.get();
            if (!keep.test(result)) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private static boolean causedBy(@Nullable Throwable failure, Predicate<SQLException> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && kind.test(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean busyOrLost(SQLException failure) {
        String state = failure.getSQLState();
        return BUSY.contains(failure.getErrorCode()) || state != null && state.startsWith("08");
    }

    private static void pause(int run, RuntimeException failure) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, FIRST_PAUSE_MILLIS << Math.min(run - 1, DOUBLINGS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
