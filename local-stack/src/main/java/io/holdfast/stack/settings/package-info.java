/**
 * What one stack is: its directory, its ports, its secrets, and the built jars it runs.
 */
@NullMarked
package io.holdfast.stack.settings;

import org.jspecify.annotations.NullMarked;
