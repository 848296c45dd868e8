/**
 * Whether the rules in force are the ones that stand in the documents.
 */
@NullMarked
package io.holdfast.protection.rules.metrics;

import org.jspecify.annotations.NullMarked;
