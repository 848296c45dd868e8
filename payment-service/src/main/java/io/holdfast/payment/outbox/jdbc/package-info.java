/**
 * The outbox in SQL.
 */
@NullMarked
package io.holdfast.payment.outbox.jdbc;

import org.jspecify.annotations.NullMarked;
