/**
 * What asks a rule before something is done: a passage is given, or shed at once.
 */
@NullMarked
package io.holdfast.protection.guard;

import org.jspecify.annotations.NullMarked;
