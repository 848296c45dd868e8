package io.holdfast.payment.fx;

import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.ForgetInBatches;
import io.holdfast.payment.fx.jdbc.FxQuotesJdbc;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FxConfig.class)
class FxWiring {

    private static final int FORGOTTEN_TOGETHER = 1_000;

    @Bean
    FxQuotes fxQuotes(JdbcTemplate jdbc) {
        return new FxQuotesJdbc(jdbc);
    }

    @Bean
    BackgroundTurns forgetOldQuotes(FxQuotes quotes, FxConfig config, Clock clock) {
        ForgetInBatches forget =
                new ForgetInBatches(quotes::forgetUnusedExpiredBefore, config.quotesKept(), FORGOTTEN_TOGETHER, clock);
        return new BackgroundTurns("forget-old-quotes", config.forgetInterval(), forget::turn);
    }

    @Bean
    QuoteFx quoteFx(FxQuotes quotes, FxConfig config, Clock clock) {
        return new QuoteFx(quotes, config.rates(), config.validFor(), clock);
    }
}
