/**
 * Orders as other services call them.
 */
@NullMarked
package io.holdfast.order.ordering.rpc;

import org.jspecify.annotations.NullMarked;
