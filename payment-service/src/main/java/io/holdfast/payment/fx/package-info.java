/**
 * Quotes: what an order costs a payer in another currency, for a while.
 */
@NullMarked
package io.holdfast.payment.fx;

import org.jspecify.annotations.NullMarked;
