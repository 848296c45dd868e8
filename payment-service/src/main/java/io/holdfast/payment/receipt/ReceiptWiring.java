package io.holdfast.payment.receipt;

import io.holdfast.payment.receipt.jdbc.ReceiptsJdbc;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ReceiptWiring {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    @Bean
    Receipts receipts(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
        return new ReceiptsJdbc(jdbc, transactions, clock, LONGEST_PAUSE);
    }
}
