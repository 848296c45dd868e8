package io.holdfast.order.reservation.rpc;

import io.holdfast.contract.payment.PaymentFates;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to payment-service, which may be down: then expired reservations wait. */
@Configuration(proxyBeanMethods = false)
class PaymentFatesWiring {

    @Bean
    @DubboReference(check = false, timeout = 3000, retries = 1)
    ReferenceBean<PaymentFates> paymentFates() {
        return new ReferenceBean<>();
    }
}
