/**
 * The ledger's tables.
 */
@NullMarked
package io.holdfast.account.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
