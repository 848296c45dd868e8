/**
 * The participant of the global transaction: try, confirm and cancel as the coordinator calls them.
 */
@NullMarked
package io.holdfast.order.reservation.tcc;

import org.jspecify.annotations.NullMarked;
