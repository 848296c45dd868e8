/**
 * Sagas as numbers.
 */
@NullMarked
package io.holdfast.payment.saga.metrics;

import org.jspecify.annotations.NullMarked;
