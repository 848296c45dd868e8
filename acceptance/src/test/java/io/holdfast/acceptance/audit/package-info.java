/** The audit held against books that are known to be right, and against each way of breaking them. */
@NullMarked
package io.holdfast.acceptance.audit;

import org.jspecify.annotations.NullMarked;
