/** The merchants' side of webhooks: a receiver that answers at once or not at all, and how long events took to it. */
@NullMarked
package io.holdfast.benchmark.hook;

import org.jspecify.annotations.NullMarked;
