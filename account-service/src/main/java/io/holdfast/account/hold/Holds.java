package io.holdfast.account.hold;

import io.holdfast.account.expiry.Expiring.Expired;
import io.holdfast.contract.branch.BranchState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The holds there are, one a payment. The row is the barrier: whoever changes its state moves the money, once. */
public interface Holds {

    /** @return false if the payment has a hold or a tombstone already */
    boolean add(Hold hold, Branch branch, Instant expiresAt, Instant at);

    /** @return false if the payment has a hold or a tombstone already */
    boolean addTombstone(String paymentId, @Nullable Branch branch, Instant at);

    /** @return false unless this very branch placed the hold, and it was still TRIED */
    boolean finish(String paymentId, Branch branch, BranchState finalState, Instant at);

    @Nullable
    StoredHold find(String paymentId);

    List<StoredHold> find(List<String> paymentIds);

    /** Holds still TRIED after their time, the longest expired first, after the given one. */
    List<Expired> expired(Instant now, @Nullable Expired after, int limit);
}
