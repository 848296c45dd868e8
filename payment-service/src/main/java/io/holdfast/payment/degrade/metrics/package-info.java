/**
 * Degradation in figures.
 */
@NullMarked
package io.holdfast.payment.degrade.metrics;

import org.jspecify.annotations.NullMarked;
