/**
 * The rules in force: one document a service and kind, kept outside and followed live. A document takes effect as a whole or not
 * at all.
 */
@NullMarked
package io.holdfast.protection.rules;

import org.jspecify.annotations.NullMarked;
