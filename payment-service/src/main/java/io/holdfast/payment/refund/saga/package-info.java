/**
 * Refunding as a saga, and what its steps do.
 */
@NullMarked
package io.holdfast.payment.refund.saga;

import org.jspecify.annotations.NullMarked;
