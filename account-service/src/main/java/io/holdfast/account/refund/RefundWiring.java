package io.holdfast.account.refund;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.refund.jdbc.RefundsJdbc;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class RefundWiring {

    @Bean
    Refunds refunds(JdbcTemplate jdbc) {
        return new RefundsJdbc(jdbc);
    }

    @Bean
    FreezeRefundMoney freezeRefundMoney(
            DebitFolded debits, Refunds refunds, FindAccount find, MerchantAccounts merchantAccounts, Clock clock) {
        return new FreezeRefundMoney(debits, refunds, find, merchantAccounts, clock);
    }

    @Bean
    ReleaseRefundMoney releaseRefundMoney(LocalCommits commits, Refunds refunds, Balances balances, Clock clock) {
        return new ReleaseRefundMoney(commits, refunds, balances, clock);
    }

    @Bean
    SettleRefundMoney settleRefundMoney(
            LocalCommits commits,
            Refunds refunds,
            Journal journal,
            Balances balances,
            ChannelAccounts channelAccounts,
            Clock clock) {
        return new SettleRefundMoney(commits, refunds, journal, balances, channelAccounts, clock);
    }
}
