/**
 * How fast Holdfast is: signed payments over HTTP in a closed loop, and beside them the floor, which is what the
 * database alone takes for the rows that such a payment writes.
 */
@NullMarked
package io.holdfast.benchmark;

import org.jspecify.annotations.NullMarked;
