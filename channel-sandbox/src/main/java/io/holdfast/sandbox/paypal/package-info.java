/** PayPal: agreements and its numbers. */
@NullMarked
package io.holdfast.sandbox.paypal;

import org.jspecify.annotations.NullMarked;
