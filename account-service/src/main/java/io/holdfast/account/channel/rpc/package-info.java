/**
 * Channels' money as other services call it.
 */
@NullMarked
package io.holdfast.account.channel.rpc;

import org.jspecify.annotations.NullMarked;
