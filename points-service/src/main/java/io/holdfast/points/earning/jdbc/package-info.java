/**
 * The table of events that were consumed.
 */
@NullMarked
package io.holdfast.points.earning.jdbc;

import org.jspecify.annotations.NullMarked;
