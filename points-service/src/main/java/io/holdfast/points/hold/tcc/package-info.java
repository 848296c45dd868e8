/**
 * The branch as the transaction coordinator sees it.
 */
@NullMarked
package io.holdfast.points.hold.tcc;

import org.jspecify.annotations.NullMarked;
