/**
 * Breakers (Sentinel) and places for calls to channels: a channel that does not answer is not waited for, and does not hold
 * up the others.
 */
@NullMarked
package io.holdfast.payment.channel.guard;

import org.jspecify.annotations.NullMarked;
