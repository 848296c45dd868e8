/**
 * Enrolments in SQL.
 */
@NullMarked
package io.holdfast.payment.secondfactor.jdbc;

import org.jspecify.annotations.NullMarked;
