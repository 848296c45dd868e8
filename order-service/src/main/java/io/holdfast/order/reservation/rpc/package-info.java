/**
 * Reservations as payment-service calls them, and the question that is asked back.
 */
@NullMarked
package io.holdfast.order.reservation.rpc;

import org.jspecify.annotations.NullMarked;
