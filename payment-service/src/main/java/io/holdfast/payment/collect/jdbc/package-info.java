/**
 * Attempts and callbacks in SQL.
 */
@NullMarked
package io.holdfast.payment.collect.jdbc;

import org.jspecify.annotations.NullMarked;
