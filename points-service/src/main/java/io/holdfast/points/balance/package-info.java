/**
 * Who has how many points, how they came and went, and what they are worth.
 */
@NullMarked
package io.holdfast.points.balance;

import org.jspecify.annotations.NullMarked;
