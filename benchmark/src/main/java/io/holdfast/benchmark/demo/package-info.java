/** A first look at Holdfast: one merchant, one customer, a payment that succeeds and one that is refused. */
@NullMarked
package io.holdfast.benchmark.demo;

import org.jspecify.annotations.NullMarked;
