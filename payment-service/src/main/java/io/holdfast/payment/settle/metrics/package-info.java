/**
 * Settlements as numbers.
 */
@NullMarked
package io.holdfast.payment.settle.metrics;

import org.jspecify.annotations.NullMarked;
