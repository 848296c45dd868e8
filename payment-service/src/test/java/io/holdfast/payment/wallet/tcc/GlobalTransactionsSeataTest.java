package io.holdfast.payment.wallet.tcc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.wallet.GlobalTransactions.Ending;
import io.holdfast.payment.wallet.GlobalTransactions.GlobalTransaction;
import java.time.Duration;
import org.apache.seata.core.context.RootContext;
import org.apache.seata.core.exception.TransactionException;
import org.apache.seata.core.model.GlobalStatus;
import org.apache.seata.core.model.TransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlobalTransactionsSeataTest {

    private final FakeTransactionManager coordinator = new FakeTransactionManager();
    private final GlobalTransactionsSeata transactions = new GlobalTransactionsSeata(coordinator, "app", "group");

    @Test
    void a_transaction_is_bound_to_its_thread_until_it_is_closed() {
        try (GlobalTransaction transaction = transactions.begin(Duration.ofMillis(1_500))) {
            assertThat(transaction.xid()).isEqualTo("xid-of-app-group-1500");
            assertThat(RootContext.getXID()).isEqualTo(transaction.xid());
        }
        assertThat(RootContext.getXID()).isNull();
    }

    @Test
    void where_none_is_opened_there_is_none() {
        coordinator.fails = true;

        assertThat(transactions.begin(Duration.ofSeconds(1))).isNull();
        assertThat(RootContext.getXID()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void only_committed_is_committed(GlobalStatus status) {
        coordinator.status = status;
        try (GlobalTransaction transaction = transactions.begin(Duration.ofSeconds(1))) {
            assertThat(transaction.commit())
                    .isEqualTo(status == GlobalStatus.Committed ? Ending.COMMITTED : Ending.UNKNOWN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_rolled_back_is_rolled_back(GlobalStatus status) {
        coordinator.status = status;
        try (GlobalTransaction transaction = transactions.begin(Duration.ofSeconds(1))) {
            assertThat(transaction.rollback())
                    .isEqualTo(status == GlobalStatus.Rollbacked ? Ending.ROLLED_BACK : Ending.UNKNOWN);
        }
    }

    @Test
    void an_exception_or_no_status_is_neither() {
        try (GlobalTransaction transaction = transactions.begin(Duration.ofSeconds(1))) {
            coordinator.status = null;
            assertThat(transaction.commit()).isEqualTo(Ending.UNKNOWN);
            assertThat(transaction.rollback()).isEqualTo(Ending.UNKNOWN);
            coordinator.fails = true;
            assertThat(transaction.commit()).isEqualTo(Ending.UNKNOWN);
            assertThat(transaction.rollback()).isEqualTo(Ending.UNKNOWN);
        }
    }

    private static final class FakeTransactionManager implements TransactionManager {

        private boolean fails;
        private GlobalStatus status = GlobalStatus.Committed;

        @Override
        public String begin(String applicationId, String group, String name, int timeout) throws TransactionException {
            answer();
            return "xid-of-" + applicationId + "-" + group + "-" + timeout;
        }

        @Override
        public GlobalStatus commit(String xid) throws TransactionException {
            return answer();
        }

        @Override
        public GlobalStatus rollback(String xid) throws TransactionException {
            return answer();
        }

        @Override
        public GlobalStatus getStatus(String xid) {
            throw new UnsupportedOperationException();
        }

        @Override
        public GlobalStatus globalReport(String xid, GlobalStatus reported) {
            throw new UnsupportedOperationException();
        }

        private GlobalStatus answer() throws TransactionException {
            if (fails) {
                throw new TransactionException("no answer");
            }
            return status;
        }
    }
}
