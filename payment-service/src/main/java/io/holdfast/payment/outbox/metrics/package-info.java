/**
 * The outbox measured for Prometheus.
 */
@NullMarked
package io.holdfast.payment.outbox.metrics;

import org.jspecify.annotations.NullMarked;
