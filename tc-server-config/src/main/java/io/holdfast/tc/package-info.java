/**
 * The Seata transaction coordinator as a process: the settings under {@code tc/} on the class path, one file a store,
 * and the entry point that chooses among them.
 */
@NullMarked
package io.holdfast.tc;

import org.jspecify.annotations.NullMarked;
