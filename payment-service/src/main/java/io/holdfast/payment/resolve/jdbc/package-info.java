/**
 * Due looks in SQL.
 */
@NullMarked
package io.holdfast.payment.resolve.jdbc;

import org.jspecify.annotations.NullMarked;
