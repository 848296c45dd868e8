package io.holdfast.points.commit;

import io.holdfast.points.commit.jdbc.LocalCommitJdbc;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class CommitWiring {

    @Bean
    LocalCommit localCommit(PlatformTransactionManager transactions) {
        return new LocalCommitJdbc(transactions);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
