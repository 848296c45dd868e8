/**
 * Merchants' agreements with channels: what a channel needs to know to act for a merchant. The secrets are stored sealed and
 * shown to nobody; a change holds on every instance within five seconds. Operators may edit the open part as documents elsewhere.
 */
@NullMarked
package io.holdfast.payment.channelconfig;

import org.jspecify.annotations.NullMarked;
