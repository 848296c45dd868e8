/**
 * The table of holds, each row the barrier of its branch.
 */
@NullMarked
package io.holdfast.points.hold.jdbc;

import org.jspecify.annotations.NullMarked;
