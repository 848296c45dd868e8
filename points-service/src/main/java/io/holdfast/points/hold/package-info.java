/**
 * Points held for a payment until it is confirmed or cancelled: points-service's part in a payment's global transaction.
 */
@NullMarked
package io.holdfast.points.hold;

import org.jspecify.annotations.NullMarked;
