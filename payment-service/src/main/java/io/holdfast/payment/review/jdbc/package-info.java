/**
 * Reviews in SQL.
 */
@NullMarked
package io.holdfast.payment.review.jdbc;

import org.jspecify.annotations.NullMarked;
