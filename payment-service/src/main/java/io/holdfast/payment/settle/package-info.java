/**
 * Settling: what happens once a channel has collected a payer's money, until the payment has succeeded, or the money goes
 * back.
 */
@NullMarked
package io.holdfast.payment.settle;

import org.jspecify.annotations.NullMarked;
