package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;

/** The one way to give money back, for the facade and for internal services alike. */
@FunctionalInterface
public interface Refund {

    /** @throws IllegalArgumentException if the order is not well formed: its numbers and texts have their limits */
    RefundOutcome refund(RefundOrder order);
}
