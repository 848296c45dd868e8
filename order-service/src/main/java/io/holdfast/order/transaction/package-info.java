/**
 * Local transactions, as the capabilities see them: work that is done wholly or not at all.
 */
@NullMarked
package io.holdfast.order.transaction;

import org.jspecify.annotations.NullMarked;
