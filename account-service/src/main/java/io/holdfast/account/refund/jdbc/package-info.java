/**
 * The refunds' rows.
 */
@NullMarked
package io.holdfast.account.refund.jdbc;

import org.jspecify.annotations.NullMarked;
