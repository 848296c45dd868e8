/**
 * Refunds as numbers.
 */
@NullMarked
package io.holdfast.payment.refund.metrics;

import org.jspecify.annotations.NullMarked;
