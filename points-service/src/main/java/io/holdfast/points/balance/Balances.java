package io.holdfast.points.balance;

import io.holdfast.contract.points.PointsEntry;
import io.holdfast.contract.points.PointsView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read about an owner's points. */
public interface Balances {

    /** Zeros for who never had any. */
    PointsView of(Owner owner);

    /**
     * Newest first.
     *
     * @param before only entries with a smaller id; null for the newest
     */
    List<PointsEntry> entries(Owner owner, @Nullable Long before, int limit);
}
