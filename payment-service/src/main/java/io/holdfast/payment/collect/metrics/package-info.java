/**
 * What is counted of collecting.
 */
@NullMarked
package io.holdfast.payment.collect.metrics;

import org.jspecify.annotations.NullMarked;
