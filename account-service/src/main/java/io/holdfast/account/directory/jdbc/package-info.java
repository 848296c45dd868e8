/**
 * The directory's account rows.
 */
@NullMarked
package io.holdfast.account.directory.jdbc;

import org.jspecify.annotations.NullMarked;
