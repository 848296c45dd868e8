package io.holdfast.payment.channel;

import io.holdfast.payment.channel.guard.GuardedChannel;
import io.holdfast.payment.channel.metrics.ChannelMeters;
import io.holdfast.protection.guard.Guard;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place where channels come together: whatever bean is a channel is one. */
@Configuration(proxyBeanMethods = false)
class ChannelWiring {

    @Bean
    Channels channels(ObjectProvider<PaymentChannel> channels, Guard guard, MeterRegistry registry) {
        ChannelMeters meters = new ChannelMeters(registry);
        return new Channels(channels.orderedStream()
                .map(channel -> GuardedChannel.of(channel, guard, meters))
                .toList());
    }
}
