package io.holdfast.payment.secondfactor;

import io.holdfast.payment.secondfactor.crypto.TotpCodes;
import io.holdfast.payment.secondfactor.jdbc.EnrolmentsJdbc;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecondFactorConfig.class)
class SecondFactorWiring {

    @Bean
    SecondFactors secondFactors(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            Secrets secrets,
            SecondFactorConfig config,
            Clock clock) {
        return new SecondFactors(
                new EnrolmentsJdbc(jdbc),
                new TotpCodes(),
                secrets,
                once(transactions),
                config.wrongCodes(),
                config.within(),
                clock);
    }

    private static SecondFactors.Once once(TransactionTemplate transactions) {
        return new SecondFactors.Once() {
            @Override
            public <T> T run(Supplier<T> work) {
                return Objects.requireNonNull(transactions.execute(status -> work.get()));
            }
        };
    }
}
