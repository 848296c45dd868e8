/**
 * How each server and service is started, and when it counts as ready: one recipe each.
 */
@NullMarked
package io.holdfast.stack.server;

import org.jspecify.annotations.NullMarked;
