/**
 * Balances as guarded updates of account rows.
 */
@NullMarked
package io.holdfast.account.balance.jdbc;

import org.jspecify.annotations.NullMarked;
