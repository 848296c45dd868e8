/**
 * What is counted about channel settings.
 */
@NullMarked
package io.holdfast.payment.channelconfig.metrics;

import org.jspecify.annotations.NullMarked;
