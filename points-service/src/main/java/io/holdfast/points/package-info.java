/**
 * points-service: loyalty points, earned on settled payments, held and redeemed as part payment.
 */
@NullMarked
package io.holdfast.points;

import org.jspecify.annotations.NullMarked;
