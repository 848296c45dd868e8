/**
 * What order-service serves: the catalogue, stock, orders and reservations.
 */
@NullMarked
package io.holdfast.contract.order;

import org.jspecify.annotations.NullMarked;
