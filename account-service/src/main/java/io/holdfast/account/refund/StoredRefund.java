package io.holdfast.account.refund;

import io.holdfast.contract.account.FreezeRefund;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one refund.
 *
 * @param frozen null for a tombstone: released before it was frozen
 */
public record StoredRefund(@Nullable FrozenRefund frozen, RefundState state) {

    /** @param merchantAccountId where the money is frozen */
    public record FrozenRefund(FreezeRefund content, String merchantAccountId) {}
}
