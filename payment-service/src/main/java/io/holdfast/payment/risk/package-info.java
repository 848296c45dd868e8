/**
 * Risk control: rules that are data, counters that all instances share, and a decision about each payment, made in the very
 * commit that makes the payment and before anybody is asked for money. It knows nothing of how payments are stored or carried
 * out.
 */
@NullMarked
package io.holdfast.payment.risk;

import org.jspecify.annotations.NullMarked;
