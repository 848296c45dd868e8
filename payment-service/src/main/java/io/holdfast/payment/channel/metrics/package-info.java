/**
 * What is counted about channels.
 */
@NullMarked
package io.holdfast.payment.channel.metrics;

import org.jspecify.annotations.NullMarked;
