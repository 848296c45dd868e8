/**
 * Settling as a saga, and what its steps do.
 */
@NullMarked
package io.holdfast.payment.settle.saga;

import org.jspecify.annotations.NullMarked;
