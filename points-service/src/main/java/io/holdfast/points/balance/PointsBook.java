package io.holdfast.points.balance;

import java.time.Instant;
import java.util.List;

/**
 * Moves points. Each call is a part of the caller's {@link io.holdfast.points.commit.LocalCommit}, its last one: it locks
 * the owner's account.
 */
public interface PointsBook {

    /** Adds each to what is available, which may fall below 0, and writes an entry for each. */
    void move(List<Movement> movements, Instant at);

    /** What an entry moved; 0 if there is none. */
    long moved(PointsOperation operation, String reference);

    /** Available to frozen. False if less is available; nothing moved. */
    boolean freeze(Redemption redemption);

    /** Frozen to available. */
    void release(Redemption redemption);

    /** Spends what is frozen, and writes the entry. */
    void redeem(Redemption redemption, Instant at);
}
