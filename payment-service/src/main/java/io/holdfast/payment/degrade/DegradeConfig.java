package io.holdfast.payment.degrade;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param retryAfter what a refused caller is told to wait
 * @param copiesKept how old a copy may be that a query is answered from
 * @param copies how many are kept at most
 * @param document the data id under which operators say what is given up
 * @param automatic when pressure gives up more by itself
 */
@ConfigurationProperties("holdfast.degrade")
public record DegradeConfig(
        @DefaultValue("10s") Duration retryAfter,
        @DefaultValue("10s") Duration copiesKept,
        @DefaultValue("10000") int copies,
        @DefaultValue("payment-service-degradation") String document,
        @DefaultValue Automatic automatic) {

    /**
     * @param every how often the pressure is looked at
     * @param riseAt the pressure, 0 to 1, from which on it is high
     * @param riseAfter how long it must be high for each level
     * @param fallAt the pressure down from which it is low
     * @param fallAfter how long it must be low for each level back
     */
    public record Automatic(
            @DefaultValue("500ms") Duration every,
            @DefaultValue("0.9") double riseAt,
            @DefaultValue("3s") Duration riseAfter,
            @DefaultValue("0.5") double fallAt,
            @DefaultValue("20s") Duration fallAfter) {

        public Automatic {
            if (!(fallAt >= 0 && fallAt < riseAt && riseAt <= 1)) {
                throw new IllegalArgumentException(
                        "0 <= fall-at < rise-at <= 1 must hold, not " + fallAt + " < " + riseAt);
            }
        }
    }
}
