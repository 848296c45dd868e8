/**
 * Endpoints, events and deliveries in SQL.
 */
@NullMarked
package io.holdfast.payment.notify.jdbc;

import org.jspecify.annotations.NullMarked;
