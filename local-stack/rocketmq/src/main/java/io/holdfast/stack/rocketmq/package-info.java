/** The RocketMQ broker with the topics of Holdfast made before anybody asks for them. */
@NullMarked
package io.holdfast.stack.rocketmq;

import org.jspecify.annotations.NullMarked;
