/**
 * One local commit: all of it or nothing, run again where the database says that it may be.
 */
@NullMarked
package io.holdfast.points.commit;

import org.jspecify.annotations.NullMarked;
