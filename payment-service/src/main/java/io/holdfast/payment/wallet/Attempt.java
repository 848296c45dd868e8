package io.holdfast.payment.wallet;

import io.holdfast.contract.payment.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * What the tries of one payment came to.
 *
 * @param customer who buys, if the order said so by then
 * @param declined why the payment must be rolled back; null if everything is held
 */
record Attempt(@Nullable String customer, @Nullable FailureReason declined) {

    static Attempt held(@Nullable String customer) {
        return new Attempt(customer, null);
    }

    static Attempt declined(@Nullable String customer, FailureReason reason) {
        return new Attempt(customer, reason);
    }
}
