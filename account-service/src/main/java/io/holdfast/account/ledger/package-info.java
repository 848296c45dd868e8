/**
 * The double-entry ledger: journal entries that sum to zero, postings that never change, and the folding of
 * postings into the balances of busy accounts.
 */
@NullMarked
package io.holdfast.account.ledger;

import org.jspecify.annotations.NullMarked;
