/**
 * Quotes in SQL.
 */
@NullMarked
package io.holdfast.payment.fx.jdbc;

import org.jspecify.annotations.NullMarked;
