/**
 * The tables of points accounts and of their entries.
 */
@NullMarked
package io.holdfast.points.balance.jdbc;

import org.jspecify.annotations.NullMarked;
