package io.holdfast.payment.pay.jdbc;

import io.holdfast.payment.pay.Transactions;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that is repeated as a whole when the database says that it only got in another's way, and whose outcome
 * is looked up when the connection was lost while it committed.
 */
public final class RepeatedTransaction implements Transactions {

    private static final int MOST_TRIES = 10;
    private static final int FIRST_PAUSE_MILLIS = 20;
    /** The pauses double so often: many that wait for one row get in each other's way until they come apart. */
    private static final int DOUBLINGS = 4;
    /** Lock wait timeout, deadlock, and MariaDB's "record has changed since last read". */
    private static final Set<Integer> IN_THE_WAY = Set.of(1205, 1213, 1020);

    private final TransactionTemplate transactions;

    public RepeatedTransaction(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean run(BooleanSupplier body, BooleanSupplier committed) {
        for (int attempt = 1; ; attempt++) {
            AtomicBoolean committing = new AtomicBoolean();
            try {
                return once(body, committing);
            } catch (RuntimeException e) {
                if (committing.get()) {
                    return found(committed, e);
                }
                if (attempt == MOST_TRIES || !isInTheWay(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private boolean once(BooleanSupplier body, AtomicBoolean committing) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean commits = body.getAsBoolean();
            if (!commits) {
                status.setRollbackOnly();
            }
            committing.set(commits);
            return commits;
        }));
    }

    /** A commit that throws may have happened: only the rows can tell. If they cannot be read, nobody knows yet. */
    private static boolean found(BooleanSupplier committed, RuntimeException lost) {
        try {
            if (committed.getAsBoolean()) {
                return true;
            }
        } catch (RuntimeException e) {
            lost.addSuppressed(e);
        }
        throw lost;
    }

    private static boolean isInTheWay(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && IN_THE_WAY.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        int ceiling = FIRST_PAUSE_MILLIS << Math.min(attempt - 1, DOUBLINGS);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, ceiling));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
