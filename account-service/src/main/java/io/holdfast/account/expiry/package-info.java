/**
 * What becomes of money that was set aside for a payment and that nobody resolved in time: payment-service is asked.
 */
@NullMarked
package io.holdfast.account.expiry;

import org.jspecify.annotations.NullMarked;
