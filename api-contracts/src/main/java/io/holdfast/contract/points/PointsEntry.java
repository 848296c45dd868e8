package io.holdfast.contract.points;

import java.io.Serializable;
import java.time.Instant;

/**
 * One movement of points.
 *
 * @param operation {@code earn}, {@code redeem}; {@code revoke} what a payment earned that came to nothing; {@code
 *     take_back} what a refunded part had earned, {@code restore} it; new ones may appear
 * @param reference the payment it belongs to; the refund, for what a refund did or undid
 * @param points positive earned, negative spent or taken back
 */
public record PointsEntry(long entryId, String operation, String reference, long points, Instant at)
        implements Serializable {}
