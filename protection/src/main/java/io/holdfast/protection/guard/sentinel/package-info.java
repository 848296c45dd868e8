/**
 * Sentinel as the guard: its slots, its log, its breakers.
 */
@NullMarked
package io.holdfast.protection.guard.sentinel;

import org.jspecify.annotations.NullMarked;
