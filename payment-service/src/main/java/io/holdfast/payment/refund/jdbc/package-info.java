/**
 * Refunds in SQL.
 */
@NullMarked
package io.holdfast.payment.refund.jdbc;

import org.jspecify.annotations.NullMarked;
