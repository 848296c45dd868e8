/**
 * The try, and what payment-service asks outside the global transaction, over Dubbo.
 */
@NullMarked
package io.holdfast.points.hold.rpc;

import org.jspecify.annotations.NullMarked;
