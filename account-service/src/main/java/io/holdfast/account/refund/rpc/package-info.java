/**
 * Refunds as other services call them.
 */
@NullMarked
package io.holdfast.account.refund.rpc;

import org.jspecify.annotations.NullMarked;
