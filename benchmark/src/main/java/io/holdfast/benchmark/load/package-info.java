/**
 * The load: shops opened through the operator API, orders made ahead, and clients that pay them one after the other
 * over sockets of their own. It is lean on purpose, since it shares the processors with what it measures.
 */
@NullMarked
package io.holdfast.benchmark.load;

import org.jspecify.annotations.NullMarked;
