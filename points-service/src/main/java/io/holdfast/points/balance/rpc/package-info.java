/**
 * What other services ask about points, over Dubbo.
 */
@NullMarked
package io.holdfast.points.balance.rpc;

import org.jspecify.annotations.NullMarked;
