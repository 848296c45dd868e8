package io.holdfast.payment.channel.card;

import io.holdfast.payment.channel.PaymentChannel;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardChannelConfig.class)
class CardWiring {

    @Bean
    PaymentChannel cardChannel(CardChannelConfig config, Clock clock) {
        return new CardChannel(config, clock);
    }
}
