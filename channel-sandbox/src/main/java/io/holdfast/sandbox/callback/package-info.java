/** Callbacks to merchants: sent by a bounded pool, repeated on the channel's own schedule until they are answered well. */
@NullMarked
package io.holdfast.sandbox.callback;

import org.jspecify.annotations.NullMarked;
