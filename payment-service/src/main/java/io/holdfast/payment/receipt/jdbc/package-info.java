/**
 * Receipts in SQL.
 */
@NullMarked
package io.holdfast.payment.receipt.jdbc;

import org.jspecify.annotations.NullMarked;
