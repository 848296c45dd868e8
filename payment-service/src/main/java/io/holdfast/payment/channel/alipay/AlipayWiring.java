package io.holdfast.payment.channel.alipay;

import io.holdfast.payment.channel.PaymentChannel;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AlipayChannelConfig.class)
class AlipayWiring {

    @Bean
    PaymentChannel alipayChannel(AlipayChannelConfig config, Clock clock) {
        return new AlipayChannel(config, clock);
    }
}
