package io.holdfast.contract.points;

import java.io.Serializable;
import java.time.Instant;

/**
 * One movement of points.
 *
 * @param operation {@code earn} or {@code redeem}
 * @param reference the payment it belongs to
 * @param points positive earned, negative spent
 */
public record PointsEntry(long entryId, String operation, String reference, long points, Instant at)
        implements Serializable {}
