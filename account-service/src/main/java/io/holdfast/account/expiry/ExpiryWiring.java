package io.holdfast.account.expiry;

import io.holdfast.contract.payment.PaymentFates;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExpiryWiring {

    @Bean
    @DubboReference(check = false, timeout = 3000, retries = 0)
    ReferenceBean<PaymentFates> paymentFates() {
        return new ReferenceBean<>();
    }
}
