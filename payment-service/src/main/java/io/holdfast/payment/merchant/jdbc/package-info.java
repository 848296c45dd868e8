/**
 * Merchants and keys in the database. The secrets are sealed before they come here.
 */
@NullMarked
package io.holdfast.payment.merchant.jdbc;

import org.jspecify.annotations.NullMarked;
