/**
 * The events as they arrive from RocketMQ.
 */
@NullMarked
package io.holdfast.points.earning.mq;

import org.jspecify.annotations.NullMarked;
