/**
 * Grants and take-backs on MySQL and MariaDB.
 */
@NullMarked
package io.holdfast.points.grant.jdbc;

import org.jspecify.annotations.NullMarked;
