/**
 * Payments that risk control holds for an operator. Each waits as a row, so that whoever finds it goes on: with the decision of
 * a person, or with the end of its time.
 */
@NullMarked
package io.holdfast.payment.review;

import org.jspecify.annotations.NullMarked;
