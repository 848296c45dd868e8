/**
 * Alipay, by its official SDK (signature RSA2): on a page, in a phone's browser, and by the payer's own code.
 */
@NullMarked
package io.holdfast.payment.channel.alipay;

import org.jspecify.annotations.NullMarked;
