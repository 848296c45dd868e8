/** The Nacos server and its console in one process, from their artifacts: no bootstrap is published to Maven. */
@NullMarked
package io.holdfast.stack.nacos;

import org.jspecify.annotations.NullMarked;
