/**
 * What a merchant sells, at which price, and how many pieces there are.
 */
@NullMarked
package io.holdfast.order.catalogue;

import org.jspecify.annotations.NullMarked;
