/** Processes killed and answers lost at exact points of a payment; whatever was under way must end, all or nothing. */
@NullMarked
package io.holdfast.acceptance.fault;

import org.jspecify.annotations.NullMarked;
