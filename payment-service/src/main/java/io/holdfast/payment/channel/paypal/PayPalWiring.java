package io.holdfast.payment.channel.paypal;

import io.holdfast.payment.channel.PaymentChannel;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayPalChannelConfig.class)
class PayPalWiring {

    @Bean
    PaymentChannel payPalChannel(PayPalChannelConfig config, Clock clock) {
        return new PayPalChannel(config, clock);
    }
}
