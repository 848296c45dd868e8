package io.holdfast.payment.channel.metrics;

import io.holdfast.payment.channel.guard.ShedWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code holdfast_channel_shed_total}: calls to channels that were not made. */
public final class ChannelMeters implements ShedWatch {

    private final MeterRegistry registry;

    public ChannelMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void shed(String channel, String operation, Reason reason) {
        Counter.builder("holdfast.channel.shed")
                .description("calls to a channel that were not made: its breaker was open, or it had too many")
                .tag("channel", channel)
                .tag("operation", operation)
                .tag("reason", reason.name())
                .register(registry)
                .increment();
    }
}
