package io.holdfast.order.refund;

import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RefundWiring {

    @Bean
    RecordRefund recordRefund(OrderRefunds refunds, Transactions transactions, Clock clock) {
        return new RecordRefund(refunds, transactions, clock);
    }
}
