package io.holdfast.points.hold;

import io.holdfast.contract.branch.BranchState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of holds. */
public interface Holds {

    /** A new row, TRIED. False if the payment, or the branch, has one. */
    boolean add(NewHold hold, Instant at);

    /** A new row, CANCELLED and without content, which refuses a late try. Fails if the payment has a row. */
    void bury(String paymentId, Instant at);

    /** TRIED to this final state. Fails if it is not TRIED. */
    void finish(String paymentId, BranchState state, Instant at);

    Optional<Hold> find(String paymentId);

    /** As {@link #find}, and nobody else changes the row until this commit ends. */
    Optional<Hold> lock(String paymentId);

    /** The rows of these payments, in any order. */
    List<Hold> all(List<String> paymentIds);

    /** Payments with a TRIED hold that expired by then, by ascending id, after this one. */
    List<String> expired(Instant by, String after, int limit);
}
