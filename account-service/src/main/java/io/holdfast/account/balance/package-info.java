/**
 * What an account has available and frozen: each movement one guarded step that can be refused.
 */
@NullMarked
package io.holdfast.account.balance;

import org.jspecify.annotations.NullMarked;
