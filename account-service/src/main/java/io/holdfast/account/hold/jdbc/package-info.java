/**
 * The holds' rows, which are the branch's barrier.
 */
@NullMarked
package io.holdfast.account.hold.jdbc;

import org.jspecify.annotations.NullMarked;
