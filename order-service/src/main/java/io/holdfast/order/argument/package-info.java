/**
 * What callers may say: lengths and shapes that are checked before anything is stored or looked up.
 */
@NullMarked
package io.holdfast.order.argument;

import org.jspecify.annotations.NullMarked;
