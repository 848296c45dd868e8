/**
 * Collecting a payer's money through channels: attempts, prepay, callbacks, queries, closing, and giving back what came too often or too late.
 */
@NullMarked
package io.holdfast.payment.collect;

import org.jspecify.annotations.NullMarked;
