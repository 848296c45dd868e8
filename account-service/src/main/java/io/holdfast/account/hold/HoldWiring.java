package io.holdfast.account.hold;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.hold.jdbc.HoldsJdbc;
import io.holdfast.account.hold.tcc.HoldMeters;
import io.holdfast.account.ledger.Journal;
import io.holdfast.contract.payment.PaymentFates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.dubbo.config.annotation.DubboReference;
import org.apache.dubbo.config.spring.ReferenceBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class HoldWiring {

    private static final Logger LOG = LoggerFactory.getLogger(HoldWiring.class);

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
    @DubboReference(check = false, timeout = 3000, retries = 0)
    ReferenceBean<PaymentFates> paymentFates() {
        return new ReferenceBean<>();
    }

    @Bean
    ExpireFundsHolds expireFundsHolds(
            Holds holds, PaymentFates fates, FinishFundsHold finish, Clock clock, HoldConfig config) {
        return new ExpireFundsHolds(holds, fates, finish, clock, config.expiryBatch());
    }

    @Bean
    SchedulingConfigurer expireRegularly(ExpireFundsHolds expire, HoldConfig config) {
        return tasks -> tasks.addFixedDelayTask(() -> sweep(expire), config.expirySweepEvery());
    }

    private static void sweep(ExpireFundsHolds expire) {
        try {
            expire.sweep();
        } catch (RuntimeException e) {
            LOG.warn("expired holds stay until the next sweep: {}", String.valueOf(e.getMessage()));
        }
    }
}
