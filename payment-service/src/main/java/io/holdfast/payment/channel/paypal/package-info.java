/**
 * PayPal, by its official SDK (Orders v2): the payer approves an order, and we capture it.
 */
@NullMarked
package io.holdfast.payment.channel.paypal;

import org.jspecify.annotations.NullMarked;
