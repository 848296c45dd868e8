/**
 * The local stack: every server and service of Holdfast on one machine, each as a process of its own, started in
 * order, gated on real health, and stopped by what the pid files say.
 */
@NullMarked
package io.holdfast.stack;

import org.jspecify.annotations.NullMarked;
