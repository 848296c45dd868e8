package io.holdfast.account.deposit;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.deposit.jdbc.DepositsJdbc;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.ledger.Journal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class DepositWiring {

    @Bean
    BookDeposit bookDeposit(
            LocalCommits commits,
            JdbcTemplate jdbc,
            Journal journal,
            Balances balances,
            FindAccount find,
            Clock clock) {
        return new BookDeposit(commits, new DepositsJdbc(jdbc), journal, balances, find, clock);
    }
}
