package io.holdfast.points.hold;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.points.balance.Redemption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment's row, which is the barrier of its branch.
 *
 * @param state never ABSENT
 * @param xid the global transaction that tried it; null for a tombstone
 * @param content what is held; null for a tombstone, which a cancel before any try leaves
 */
public record Hold(
        String paymentId,
        BranchState state,
        @Nullable String xid,
        @Nullable Redemption content) {

    boolean isTried() {
        return state == BranchState.TRIED;
    }

    /** Whether this transaction has nothing to do with the hold. None given: whoever asks may speak for all. */
    boolean isForeignTo(@Nullable String transaction) {
        return transaction != null && xid != null && !xid.equals(transaction);
    }

    Redemption redemption() {
        return Objects.requireNonNull(content, "a tombstone holds nothing");
    }
}
