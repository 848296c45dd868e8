/**
 * What makes a request count once: its nonce, spent by the first that carries it, and its idempotency key, which answers
 * every repetition with the first reply to the byte.
 */
@NullMarked
package io.holdfast.payment.idempotency;

import org.jspecify.annotations.NullMarked;
