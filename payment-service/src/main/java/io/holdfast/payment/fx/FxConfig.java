package io.holdfast.payment.fx;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param validFor how long a quote can be used
 * @param rates by the two currencies, {@code CNY-USD}: one whole unit of the first in whole units of the second
 * @param quotesKept how long a quote that nobody used is kept after it expired
 * @param forgetInterval how often old quotes are removed
 */
@ConfigurationProperties("holdfast.fx")
public record FxConfig(
        @DefaultValue("10m") Duration validFor,
        @DefaultValue Map<String, BigDecimal> rates,
        @DefaultValue("1d") Duration quotesKept,
        @DefaultValue("1m") Duration forgetInterval) {

    public FxConfig {
        rates = Map.copyOf(rates);
    }
}
