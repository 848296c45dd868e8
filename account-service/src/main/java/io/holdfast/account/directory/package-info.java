/**
 * Which accounts there are, whose they are, and whether they are open.
 */
@NullMarked
package io.holdfast.account.directory;

import org.jspecify.annotations.NullMarked;
