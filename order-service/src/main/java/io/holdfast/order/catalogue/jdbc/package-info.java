/**
 * The catalogue and its stock in SQL.
 */
@NullMarked
package io.holdfast.order.catalogue.jdbc;

import org.jspecify.annotations.NullMarked;
