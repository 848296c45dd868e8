package io.holdfast.payment.resolve.tcc;

import io.holdfast.payment.resolve.Coordinator;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seata's coordinator answers Finished for a transaction that it does not have (any more), and Unknown when it could not
 * look, for example because its own database is down.
 */
public final class CoordinatorSeata implements Coordinator {

    private static final Logger log = LoggerFactory.getLogger(CoordinatorSeata.class);

    private final TransactionManager coordinator;

    public CoordinatorSeata(TransactionManager coordinator) {
        this.coordinator = coordinator;
    }

    @Override
    public Knowledge of(String xid) {
        try {
            return knowledge(coordinator.getStatus(xid));
        } catch (TransactionException | RuntimeException e) {
            log.warn("the coordinator does not answer: {}", e.getMessage());
            return Knowledge.SILENT;
        }
    }

    static Knowledge knowledge(@Nullable GlobalStatus status) {
        if (status == null) {
            return Knowledge.SILENT;
        }
        return switch (status) {
            case UnKnown -> Knowledge.SILENT;
            // Retrying that a person stopped is that person's to continue. What has just ended is forgotten in a
            // moment.
            case Begin,
                    Committing,
                    CommitRetrying,
                    Rollbacking,
                    RollbackRetrying,
                    TimeoutRollbacking,
                    TimeoutRollbackRetrying,
                    AsyncCommitting,
                    Committed,
                    Rollbacked,
                    TimeoutRollbacked,
                    Deleting,
                    StopCommitOrCommitRetry,
                    StopRollbackOrRollbackRetry -> Knowledge.AT_WORK;
            case CommitFailed,
                    RollbackFailed,
                    TimeoutRollbackFailed,
                    CommitRetryTimeout,
                    RollbackRetryTimeout,
                    Finished -> Knowledge.DONE;
        };
    }
}
