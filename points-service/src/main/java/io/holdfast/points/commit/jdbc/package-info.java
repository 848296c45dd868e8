/**
 * Local commits on MySQL and MariaDB.
 */
@NullMarked
package io.holdfast.points.commit.jdbc;

import org.jspecify.annotations.NullMarked;
