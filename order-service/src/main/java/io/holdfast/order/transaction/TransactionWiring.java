package io.holdfast.order.transaction;

import io.holdfast.order.transaction.jdbc.TransactionsJdbc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class TransactionWiring {

    @Bean
    Transactions transactions(PlatformTransactionManager transactions, TransactionConfig config) {
        return new TransactionsJdbc(transactions, config.retries(), config.retryWithin());
    }
}
