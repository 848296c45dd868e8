/**
 * Accounts, the double-entry ledger and holds on funds: the service that knows whose money is where.
 */
@NullMarked
package io.holdfast.account;

import org.jspecify.annotations.NullMarked;
