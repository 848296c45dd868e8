/**
 * Refunds on MySQL and MariaDB.
 */
@NullMarked
package io.holdfast.order.refund.jdbc;

import org.jspecify.annotations.NullMarked;
