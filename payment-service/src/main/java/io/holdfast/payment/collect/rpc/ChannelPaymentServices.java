package io.holdfast.payment.collect.rpc;

import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.order.OrderPayments;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every call is made once, and given up after {@value #TIMEOUT_MILLIS} ms: whoever looks next makes it again. No
 * deadline of a request goes with it: what was begun is brought to an end.
 */
@Configuration(proxyBeanMethods = false)
class ChannelPaymentServices {

    private static final int TIMEOUT_MILLIS = 3_000;

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false, parameters = "deadline=none")
    ReferenceBean<OrderPayments> orderPayments() {
        return new ReferenceBean<>();
    }

    @Bean
    @DubboReference(timeout = TIMEOUT_MILLIS, retries = 0, check = false, parameters = "deadline=none")
    ReferenceBean<ChannelFunds> channelFunds() {
        return new ReferenceBean<>();
    }
}
