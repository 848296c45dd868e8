/**
 * What is kept of a receipt for people, as JSON.
 */
@NullMarked
package io.holdfast.payment.receipt.json;

import org.jspecify.annotations.NullMarked;
