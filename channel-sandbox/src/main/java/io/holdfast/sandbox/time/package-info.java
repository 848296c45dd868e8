/** The sandbox's time: a clock, timers, and the factor by which the channels' own periods are shortened. */
@NullMarked
package io.holdfast.sandbox.time;

import org.jspecify.annotations.NullMarked;
