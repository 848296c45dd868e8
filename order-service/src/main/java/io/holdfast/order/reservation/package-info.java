/**
 * Stock set aside for one payment, until that is confirmed or cancelled.
 */
@NullMarked
package io.holdfast.order.reservation;

import org.jspecify.annotations.NullMarked;
