/**
 * The authorizations' rows.
 */
@NullMarked
package io.holdfast.account.authorization.jdbc;

import org.jspecify.annotations.NullMarked;
