package io.holdfast.account.hold;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.expiry.SweepExpired;
import io.holdfast.account.hold.jdbc.HoldsJdbc;
import io.holdfast.account.hold.tcc.HoldMeters;
import io.holdfast.account.ledger.Journal;
import io.holdfast.contract.payment.PaymentFates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class HoldWiring {

    @Bean
    Holds holds(JdbcTemplate jdbc) {
        return new HoldsJdbc(jdbc);
    }

    @Bean
    PlaceFundsHold placeFundsHold(
            LocalCommits commits,
            Holds holds,
            Balances balances,
            FindAccount find,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        return new PlaceFundsHold(commits, holds, balances, find, merchantAccounts, clock);
    }

    @Bean
    FinishFundsHold finishFundsHold(
            LocalCommits commits,
            Holds holds,
            Journal journal,
            Balances balances,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        return new FinishFundsHold(commits, holds, journal, balances, merchantAccounts, clock);
    }

    @Bean
    ReportFundsHolds reportFundsHolds(Holds holds) {
        return new ReportFundsHolds(holds);
    }

    @Bean
    HoldMeters holdMeters(MeterRegistry registry) {
        return new HoldMeters(registry);
    }

    @Bean
    ExpireFundsHolds expireFundsHolds(Holds holds, FinishFundsHold finish) {
        return new ExpireFundsHolds(holds, finish);
    }

    @Bean
    SchedulingConfigurer expireHoldsRegularly(
            ExpireFundsHolds expire, PaymentFates fates, Clock clock, HoldConfig config) {
        SweepExpired sweep = new SweepExpired(expire, fates, clock, config.expiryBatch());
        return tasks -> tasks.addFixedDelayTask(sweep::sweepOrLeave, config.expirySweepEvery());
    }
}
