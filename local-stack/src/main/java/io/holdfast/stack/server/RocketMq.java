package io.holdfast.stack.server;

import io.holdfast.stack.settings.Installation;

/** What the name server and the broker have in common. */
final class RocketMq {

    static final Installation.Module MODULE = new Installation.Module("local-stack/rocketmq", "rocketmq-local", false);

    /** The topics of Holdfast, each with its number of queues: {@code name:queues}, separated by commas. */
    static final String TOPICS = "holdfast-payment-events:8,holdfast-webhooks:8";

    /** One of them, by which the registration of the broker can be seen. */
    static final String PROBE_TOPIC = "holdfast-payment-events";

    private RocketMq() {}
}
