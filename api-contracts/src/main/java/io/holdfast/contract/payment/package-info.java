/**
 * What payment-service serves: merchants, payments, their fate, and the events it publishes.
 */
@NullMarked
package io.holdfast.contract.payment;

import org.jspecify.annotations.NullMarked;
