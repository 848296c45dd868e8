package io.holdfast.account.authorization;

import io.holdfast.account.authorization.jdbc.AuthorizationHoldsJdbc;
import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.expiry.SweepExpired;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.ledger.Journal;
import io.holdfast.contract.payment.PaymentFates;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class AuthorizationWiring {

    @Bean
    AuthorizationHolds authorizationHolds(JdbcTemplate jdbc) {
        return new AuthorizationHoldsJdbc(jdbc);
    }

    @Bean
    PlaceFundsAuthorization placeFundsAuthorization(
            LocalCommits commits,
            AuthorizationHolds holds,
            Balances balances,
            FindAccount find,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        return new PlaceFundsAuthorization(commits, holds, balances, find, merchantAccounts, clock);
    }

    @Bean
    CaptureAuthorization captureAuthorization(
            LocalCommits commits,
            AuthorizationHolds holds,
            Journal journal,
            Balances balances,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        return new CaptureAuthorization(commits, holds, journal, balances, merchantAccounts, clock);
    }

    @Bean
    ReleaseAuthorization releaseAuthorization(
            LocalCommits commits, AuthorizationHolds holds, Balances balances, Clock clock) {
        return new ReleaseAuthorization(commits, holds, balances, clock);
    }

    @Bean
    UncaptureAuthorization uncaptureAuthorization(
            AuthorizationHolds holds,
            ReleaseAuthorization release,
            Journal journal,
            DebitFolded debits,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        return new UncaptureAuthorization(holds, release, journal, debits, merchantAccounts, clock);
    }

    @Bean
    SchedulingConfigurer expireAuthorizationsRegularly(
            AuthorizationHolds holds,
            ReleaseAuthorization release,
            PaymentFates fates,
            Clock clock,
            AuthorizationConfig config) {
        ExpireAuthorizations expire = new ExpireAuthorizations(holds, release);
        SweepExpired sweep = new SweepExpired(expire, fates, clock, config.expiryBatch());
        return tasks -> tasks.addFixedDelayTask(sweep::sweepOrLeave, config.expirySweepEvery());
    }
}
