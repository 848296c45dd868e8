/**
 * A merchant's and an operator's side of the HTTP API: requests signed, numbered and read, nothing hidden.
 */
@NullMarked
package io.holdfast.stack.client;

import org.jspecify.annotations.NullMarked;
