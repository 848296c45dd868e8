/**
 * Refunds: money of a payment that goes back to its payer, wholly or in part, the way it came.
 */
@NullMarked
package io.holdfast.payment.refund;

import org.jspecify.annotations.NullMarked;
