/**
 * The other services, as beans of their contracts.
 */
@NullMarked
package io.holdfast.payment.wallet.rpc;

import org.jspecify.annotations.NullMarked;
