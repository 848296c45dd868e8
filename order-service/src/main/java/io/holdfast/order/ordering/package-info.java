/**
 * Orders from their making to their payment or end: made, amended, cancelled, closed when left unpaid.
 */
@NullMarked
package io.holdfast.order.ordering;

import org.jspecify.annotations.NullMarked;
