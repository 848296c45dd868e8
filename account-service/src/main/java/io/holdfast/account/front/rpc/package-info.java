/**
 * Accounts as other services call them.
 */
@NullMarked
package io.holdfast.account.front.rpc;

import org.jspecify.annotations.NullMarked;
