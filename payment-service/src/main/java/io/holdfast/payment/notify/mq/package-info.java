/**
 * Events and wake-ups by RocketMQ.
 */
@NullMarked
package io.holdfast.payment.notify.mq;

import org.jspecify.annotations.NullMarked;
