/**
 * Points earned on settled payments, once for each payment however often its event arrives.
 */
@NullMarked
package io.holdfast.points.earning;

import org.jspecify.annotations.NullMarked;
