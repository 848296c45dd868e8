/**
 * Events to RocketMQ.
 */
@NullMarked
package io.holdfast.payment.outbox.mq;

import org.jspecify.annotations.NullMarked;
