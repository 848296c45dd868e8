/**
 * Reservations in SQL; the row is the barrier between the phases of a payment.
 */
@NullMarked
package io.holdfast.order.reservation.jdbc;

import org.jspecify.annotations.NullMarked;
