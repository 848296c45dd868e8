package io.holdfast.contract.points;

import java.io.Serializable;

/**
 * A customer's points with one merchant. Who never earned any has zero.
 *
 * @param available below 0 for who spent points that a refund took back later
 */
public record PointsView(String merchantId, String customer, long available, long frozen) implements Serializable {}
