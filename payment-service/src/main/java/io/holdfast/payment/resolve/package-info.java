/**
 * What becomes of payments whose outcome nobody saw: the participants are asked, then the coordinator, and where it no
 * longer knows the payment, the participants are told. An answer that is missing decides nothing.
 */
@NullMarked
package io.holdfast.payment.resolve;

import org.jspecify.annotations.NullMarked;
