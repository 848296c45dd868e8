package io.holdfast.account.balance;

import io.holdfast.account.balance.jdbc.BalancesJdbc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class BalanceWiring {

    @Bean
    Balances balances(JdbcTemplate jdbc) {
        return new BalancesJdbc(jdbc);
    }
}
