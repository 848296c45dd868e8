/**
 * How a service protects itself and its neighbours: limits, breakers, and the documents that hold their rules.
 */
@NullMarked
package io.holdfast.protection;

import org.jspecify.annotations.NullMarked;
