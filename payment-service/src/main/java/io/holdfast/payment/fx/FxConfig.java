package io.holdfast.payment.fx;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param validFor how long a quote can be used
 * @param rates by the two currencies, {@code CNY-USD}: one whole unit of the first in whole units of the second
 */
@ConfigurationProperties("holdfast.fx")
public record FxConfig(
        @DefaultValue("10m") Duration validFor,
        @DefaultValue Map<String, BigDecimal> rates) {

    public FxConfig {
        rates = Map.copyOf(rates);
    }
}
