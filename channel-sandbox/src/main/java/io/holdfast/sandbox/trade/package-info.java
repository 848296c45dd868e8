/** Trades, payments and refunds as every channel has them, and the payer, who follows a script or an operator's hand. */
@NullMarked
package io.holdfast.sandbox.trade;

import org.jspecify.annotations.NullMarked;
