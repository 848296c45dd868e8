/**
 * Merchants over RPC, for operators' tools.
 */
@NullMarked
package io.holdfast.payment.merchant.rpc;

import org.jspecify.annotations.NullMarked;
