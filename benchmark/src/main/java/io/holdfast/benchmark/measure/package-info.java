/** What a run has shown: counts, latencies, and the processor time of every process of the stack. */
@NullMarked
package io.holdfast.benchmark.measure;

import org.jspecify.annotations.NullMarked;
