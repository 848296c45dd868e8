/**
 * Payments that are captured by hand, in SQL.
 */
@NullMarked
package io.holdfast.payment.capture.jdbc;

import org.jspecify.annotations.NullMarked;
