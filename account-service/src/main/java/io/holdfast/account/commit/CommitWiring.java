package io.holdfast.account.commit;

import io.holdfast.account.commit.jdbc.LocalCommitsJdbc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class CommitWiring {

    @Bean
    LocalCommits localCommits(PlatformTransactionManager transactions, CommitConfig config) {
        return new LocalCommitsJdbc(transactions, config.retries(), config.retryWithin());
    }
}
