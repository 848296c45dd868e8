package io.holdfast.points.balance;

import io.holdfast.points.balance.jdbc.BalancesJdbc;
import io.holdfast.points.balance.jdbc.PointsBookJdbc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class BalanceWiring {

    @Bean
    Rates rates(RatesConfig config) {
        return new Rates(config.earnMinorPerPoint(), config.redeemPointsPerMinor());
    }

    @Bean
    PointsBook pointsBook(JdbcTemplate jdbc) {
        return new PointsBookJdbc(jdbc);
    }

    @Bean
    Balances balances(JdbcClient jdbc) {
        return new BalancesJdbc(jdbc);
    }
}
