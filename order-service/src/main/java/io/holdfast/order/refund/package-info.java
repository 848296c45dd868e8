/**
 * Refunds of orders that were paid: what of the money went back, and the pieces that are sold again.
 */
@NullMarked
package io.holdfast.order.refund;

import org.jspecify.annotations.NullMarked;
