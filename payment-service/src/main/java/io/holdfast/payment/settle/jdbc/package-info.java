/**
 * Settlements in SQL.
 */
@NullMarked
package io.holdfast.payment.settle.jdbc;

import org.jspecify.annotations.NullMarked;
