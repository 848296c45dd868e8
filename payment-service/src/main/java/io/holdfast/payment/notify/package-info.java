/**
 * Merchants hear of what happened to their payments and refunds. Each event becomes one delivery for each endpoint that wants it;
 * a delivery's row says how it stands, and messages only say that it is time to look at the row.
 */
@NullMarked
package io.holdfast.payment.notify;

import org.jspecify.annotations.NullMarked;
