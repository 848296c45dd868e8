/**
 * The deposits' rows.
 */
@NullMarked
package io.holdfast.account.deposit.jdbc;

import org.jspecify.annotations.NullMarked;
