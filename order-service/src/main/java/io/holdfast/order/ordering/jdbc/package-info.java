/**
 * Orders in SQL.
 */
@NullMarked
package io.holdfast.order.ordering.jdbc;

import org.jspecify.annotations.NullMarked;
