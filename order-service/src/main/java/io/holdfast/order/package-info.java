/**
 * order-service: what a merchant sells, what was ordered, and the stock that payments hold.
 */
@NullMarked
package io.holdfast.order;

import org.jspecify.annotations.NullMarked;
