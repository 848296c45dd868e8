/**
 * Counters, decisions and who has paid before, in SQL.
 */
@NullMarked
package io.holdfast.payment.risk.jdbc;

import org.jspecify.annotations.NullMarked;
