/**
 * Payments that are captured by hand: a wallet's money is set aside now, and collected or given free later; a channel's money that is
 * set aside is collected here, too.
 */
@NullMarked
package io.holdfast.payment.capture;

import org.jspecify.annotations.NullMarked;
