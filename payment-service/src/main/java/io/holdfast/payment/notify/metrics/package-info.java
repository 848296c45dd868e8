/**
 * What is counted of notification.
 */
@NullMarked
package io.holdfast.payment.notify.metrics;

import org.jspecify.annotations.NullMarked;
