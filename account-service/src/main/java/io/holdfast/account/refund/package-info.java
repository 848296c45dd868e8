/**
 * A merchant's money on its way back to a payer: frozen, then settled or released, whatever order and number of calls.
 */
@NullMarked
package io.holdfast.account.refund;

import org.jspecify.annotations.NullMarked;
