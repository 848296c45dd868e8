/**
 * Refunds over RPC.
 */
@NullMarked
package io.holdfast.payment.refund.rpc;

import org.jspecify.annotations.NullMarked;
