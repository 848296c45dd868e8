/**
 * payment-service: the merchants' facade and the orchestration of payments over the other services.
 */
@NullMarked
package io.holdfast.payment;

import org.jspecify.annotations.NullMarked;
