/**
 * The open part of channel settings as documents in Nacos.
 */
@NullMarked
package io.holdfast.payment.channelconfig.nacos;

import org.jspecify.annotations.NullMarked;
