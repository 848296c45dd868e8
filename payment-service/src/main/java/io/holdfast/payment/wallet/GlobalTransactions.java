package io.holdfast.payment.wallet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The coordinator, as the one who opens global transactions sees it. */
@FunctionalInterface
public interface GlobalTransactions {

    /**
     * Opens a transaction and binds it to the calling thread, so that tries called from there take part.
     *
     * @param timeout after which the coordinator rolls it back unless it was asked to commit
     * @return null if none could be opened; then nobody can take part in it either
     */
    @Nullable
    GlobalTransaction begin(Duration timeout);

    /** An open transaction, bound to the thread that began it until it is closed. */
    interface GlobalTransaction extends AutoCloseable {

        String xid();

        Ending commit();

        Ending rollback();

        /** Unbinds it from the thread; decides nothing. */
        @Override
        void close();
    }

    /** How a transaction ended, as far as the answer to the one call tells. */
    enum Ending {
        /** Every participant has confirmed. */
        COMMITTED,
        /** Every participant that took part has cancelled. */
        ROLLED_BACK,
        /** Not decided, not finished, or not known. */
        UNKNOWN
    }
}
