/**
 * Payments in SQL, and the two transactions in which a payment begins and ends.
 */
@NullMarked
package io.holdfast.payment.pay.jdbc;

import org.jspecify.annotations.NullMarked;
