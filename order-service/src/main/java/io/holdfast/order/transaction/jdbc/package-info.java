/**
 * Transactions on the service's one data source.
 */
@NullMarked
package io.holdfast.order.transaction.jdbc;

import org.jspecify.annotations.NullMarked;
