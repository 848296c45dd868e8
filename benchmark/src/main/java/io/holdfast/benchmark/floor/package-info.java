/**
 * The floor: the rows of a wallet payment, written to the services' own tables by one process over JDBC. What a
 * payment costs above it is the price of being several services with a facade and a coordinator.
 */
@NullMarked
package io.holdfast.benchmark.floor;

import org.jspecify.annotations.NullMarked;
