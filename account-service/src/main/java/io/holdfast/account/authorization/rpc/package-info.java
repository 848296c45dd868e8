/**
 * Authorizations as other services call them.
 */
@NullMarked
package io.holdfast.account.authorization.rpc;

import org.jspecify.annotations.NullMarked;
