/**
 * Wallet payments: stock, points and funds are tried in one global transaction, then all confirmed or all cancelled. What
 * this package does not know for certain it leaves open.
 */
@NullMarked
package io.holdfast.payment.wallet;

import org.jspecify.annotations.NullMarked;
