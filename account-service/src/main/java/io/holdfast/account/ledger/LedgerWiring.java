package io.holdfast.account.ledger;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.Directory;
import io.holdfast.account.ledger.jdbc.JournalJdbc;
import io.holdfast.account.ledger.jdbc.PendingPostingsJdbc;
import io.holdfast.account.ledger.jdbc.PostingsJdbc;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@Configuration(proxyBeanMethods = false)
class LedgerWiring {

    @Bean
    Journal journal(JdbcTemplate jdbc) {
        return new JournalJdbc(jdbc);
    }

    @Bean
    PendingPostings pendingPostings(JdbcTemplate jdbc) {
        return new PendingPostingsJdbc(jdbc);
    }

    @Bean
    ReadStatement readStatement(JdbcTemplate jdbc) {
        return new ReadStatement(new PostingsJdbc(jdbc));
    }

    @Bean
    FoldPostings foldPostings(LocalCommits commits, PendingPostings pending, Balances balances, LedgerConfig config) {
        return new FoldPostings(commits, pending, balances, config.foldBatch());
    }

    @Bean
    DebitFolded debitFolded(LocalCommits commits, PendingPostings pending, Balances balances, Directory directory) {
        return new DebitFolded(commits, pending, balances, directory);
    }

    @Bean
    SchedulingConfigurer foldRegularly(FoldPostings fold, LedgerConfig config) {
        return tasks -> tasks.addFixedDelayTask(fold::run, config.foldEvery());
    }

    @Bean
    MeterBinder foldLag(PendingPostings pending, Clock clock) {
        return registry -> {
            Gauge.builder("holdfast.ledger.pending", () -> pending.lag().count())
                    .description("Postings not folded yet")
                    .register(registry);
            Gauge.builder("holdfast.ledger.pending.age", () -> age(pending.lag().oldestAt(), clock))
                    .description("Since when the oldest of them waits")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    private static double age(@Nullable Instant oldest, Clock clock) {
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1_000.0;
    }
}
