package io.holdfast.order.ordering;

import io.holdfast.order.transaction.Transactions;
import java.time.Clock;

/** Closes orders that were left unpaid too long. Several instances may do so at once. */
public final class CloseUnpaidOrders {

    private final StoredOrders orders;
    private final Transactions transactions;
    private final Clock clock;
    private final int batch;

    /** @param batch how many orders one transaction closes at most */
    CloseUnpaidOrders(StoredOrders orders, Transactions transactions, Clock clock, int batch) {
        this.orders = orders;
        this.transactions = transactions;
        this.clock = clock;
        this.batch = batch;
    }

    /** Closes all that are due, and says how many. */
    public int close() {
        int all = 0;
        int closed;
        do {
            closed = transactions.run(rollback -> orders.closeExpired(clock.instant(), batch));
            all += closed;
        } while (closed == batch);
        return all;
    }
}
