package io.holdfast.payment.pay;

import java.util.function.BooleanSupplier;

/**
 * Local transactions of several statements. One is repeated as a whole when the database says that it only got in another's
 * way, and its outcome is looked up when the connection was lost while it committed.
 */
@FunctionalInterface
public interface Transactions {

    /**
     * @param body says whether to commit; what it throws rolls back
     * @param committed tells, in a transaction of its own, whether what {@code body} writes is there
     * @return whether it was committed
     */
    boolean run(BooleanSupplier body, BooleanSupplier committed);
}
