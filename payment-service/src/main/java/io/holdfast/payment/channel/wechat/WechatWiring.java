package io.holdfast.payment.channel.wechat;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WechatWiring {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    WechatChannel wechatChannel(Clock clock) {
        return new WechatChannel(clock, CONNECT_TIMEOUT, READ_TIMEOUT);
    }
}
