package io.holdfast.payment.idempotency;

import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.idempotency.jdbc.NoncesJdbc;
import io.holdfast.payment.idempotency.jdbc.StoredRequestsJdbc;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencyConfig.class)
class IdempotencyWiring {

    @Bean
    Nonces nonces(JdbcTemplate jdbc, Clock clock) {
        return new NoncesJdbc(jdbc, clock);
    }

    @Bean
    StoredRequests storedRequests(JdbcTemplate jdbc, TransactionTemplate transaction, Nonces nonces, Clock clock) {
        return new StoredRequestsJdbc(jdbc, transaction, nonces, clock);
    }

    @Bean
    IdempotentRequests idempotentRequests(StoredRequests requests, IdempotencyConfig config, Clock clock) {
        return new IdempotentRequests(requests, config.lease(), clock);
    }

    @Bean
    BackgroundTurns forgetOldRequests(Nonces nonces, StoredRequests requests, IdempotencyConfig config, Clock clock) {
        ForgetOld forgetOld = new ForgetOld(nonces, requests, config.noncesKept(), config.repliesKept(), clock);
        return new BackgroundTurns("forget-old-requests", config.forgetInterval(), forgetOld::turn);
    }
}
