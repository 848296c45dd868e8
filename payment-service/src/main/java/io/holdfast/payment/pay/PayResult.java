package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentView;

/** What became of a request to pay. */
public sealed interface PayResult {

    /**
     * The payment exists.
     *
     * @param payment terminal, or PROCESSING if its outcome was not known within the deadline
     * @param made whether this very call made it, so that its companion's writes are committed. If not, an earlier call
     *     with the same number and content made it, and nothing of this call was written
     */
    record Paid(PaymentView payment, boolean made) implements PayResult {}

    /** There is no such payment, and nothing was written. */
    record Refused(PayOutcome.Reason reason) implements PayResult {}
}
