package io.holdfast.payment.channel;

import io.holdfast.payment.channel.guard.GuardConfig;
import io.holdfast.payment.channel.guard.GuardedChannel;
import io.holdfast.payment.channel.metrics.ChannelMeters;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place where channels come together: whatever bean is a channel is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GuardConfig.class)
class ChannelWiring {

    @Bean
    Channels channels(ObjectProvider<PaymentChannel> channels, GuardConfig config, MeterRegistry registry) {
        ChannelMeters meters = new ChannelMeters(registry);
        return new Channels(channels.orderedStream()
                .map(channel -> GuardedChannel.of(channel, config, meters))
                .toList());
    }
}
