/**
 * The coordinator as the resolver meets it: Seata, asked for a transaction's status.
 */
@NullMarked
package io.holdfast.payment.resolve.tcc;

import org.jspecify.annotations.NullMarked;
