/**
 * What account-service serves: accounts, deposits, statements and holds on funds.
 */
@NullMarked
package io.holdfast.contract.account;

import org.jspecify.annotations.NullMarked;
