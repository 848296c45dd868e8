/**
 * Payments counted for Prometheus.
 */
@NullMarked
package io.holdfast.payment.pay.metrics;

import org.jspecify.annotations.NullMarked;
