package io.holdfast.payment.wallet.tcc;

import io.holdfast.payment.wallet.GlobalTransactions;
import java.time.Duration;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seata's transaction manager, called directly and once: its template would repeat a call whose answer was lost and turn
 * what it then hears into an exception.
 */
public final class GlobalTransactionsSeata implements GlobalTransactions {

    private static final Logger log = LoggerFactory.getLogger(GlobalTransactionsSeata.class);
    private static final String NAME = "wallet-payment";

    private final TransactionManager coordinator;
    private final String applicationId;
    private final String group;

    public GlobalTransactionsSeata(TransactionManager coordinator, String applicationId, String group) {
        this.coordinator = coordinator;
        this.applicationId = applicationId;
        this.group = group;
    }

    @Override
    public @Nullable GlobalTransaction begin(Duration timeout) {
        try {
            String xid = coordinator.begin(applicationId, group, NAME, Math.toIntExact(timeout.toMillis()));
            RootContext.bind(xid);
            return new Bound(xid);
        } catch (TransactionException | RuntimeException e) {
            log.warn("the coordinator opens no transaction", e);
            return null;
        }
    }

    private interface Call {
        GlobalStatus made() throws TransactionException;
    }

    private static Ending ending(Call call, GlobalStatus certain, Ending ending) {
        try {
            GlobalStatus status = call.made();
            if (status == certain) {
                return ending;
            }
            log.warn("the coordinator answers {}", status);
        } catch (TransactionException | RuntimeException e) {
            log.warn("the coordinator's answer is lost", e);
        }
        return Ending.UNKNOWN;
    }

    private final class Bound implements GlobalTransaction {

        private final String xid;

        private Bound(String xid) {
            this.xid = xid;
        }

        @Override
        public String xid() {
            return xid;
        }

        @Override
        public Ending commit() {
            return ending(() -> coordinator.commit(xid), GlobalStatus.Committed, Ending.COMMITTED);
        }

        @Override
        public Ending rollback() {
            return ending(() -> coordinator.rollback(xid), GlobalStatus.Rollbacked, Ending.ROLLED_BACK);
        }

        @Override
        public void close() {
            RootContext.unbind();
        }
    }
}
