/**
 * Receipts: the money that channels say they have collected, what it is for, and whether it goes back.
 */
@NullMarked
package io.holdfast.payment.receipt;

import org.jspecify.annotations.NullMarked;
