package io.holdfast.account.hold;

import io.holdfast.contract.branch.BranchState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one payment.
 *
 * @param content null for a tombstone: cancelled before it was tried
 * @param branch who tried it, or whose cancel came before the try; null if it was cancelled outside any transaction
 */
public record StoredHold(
        String paymentId, @Nullable Hold content, @Nullable Branch branch, BranchState state) {

    boolean belongsTo(String xid) {
        return branch == null || branch.xid().equals(xid);
    }
}
