/**
 * Channel settings over RPC, for operators' tools.
 */
@NullMarked
package io.holdfast.payment.channelconfig.rpc;

import org.jspecify.annotations.NullMarked;
