/**
 * Processes of the operating system that outlive whoever started them: started in a session of their own, known by a
 * pid file, and signalled only after the pid has proved to be ours.
 */
@NullMarked
package io.holdfast.stack.process;

import org.jspecify.annotations.NullMarked;
