/**
 * What account-service and points-service are asked for, outside of any global transaction.
 */
@NullMarked
package io.holdfast.payment.settle.rpc;

import org.jspecify.annotations.NullMarked;
