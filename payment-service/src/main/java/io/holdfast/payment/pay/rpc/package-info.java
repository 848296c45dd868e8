/**
 * Payments over Dubbo: what internal services and participants call, and what points-service is asked.
 */
@NullMarked
package io.holdfast.payment.pay.rpc;

import org.jspecify.annotations.NullMarked;
