/**
 * Events of payments: stored in the commit that ends the payment, sent to the broker afterwards, at least once. A broker
 * that is down delays them and nothing else.
 */
@NullMarked
package io.holdfast.payment.outbox;

import org.jspecify.annotations.NullMarked;
