/**
 * Looks counted for Prometheus.
 */
@NullMarked
package io.holdfast.payment.resolve.metrics;

import org.jspecify.annotations.NullMarked;
