/**
 * What points-service serves: points balances, quotes and holds on points.
 */
@NullMarked
package io.holdfast.contract.points;

import org.jspecify.annotations.NullMarked;
