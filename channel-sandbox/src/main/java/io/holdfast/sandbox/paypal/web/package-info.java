/** PayPal on the wire: OAuth 2, Orders v2, payments, signed webhooks. */
@NullMarked
package io.holdfast.sandbox.paypal.web;

import org.jspecify.annotations.NullMarked;
