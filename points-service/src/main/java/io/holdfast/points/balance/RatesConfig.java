package io.holdfast.points.balance;

import static io.holdfast.contract.CurrencyCode.CNY;
import static io.holdfast.contract.CurrencyCode.EUR;
import static io.holdfast.contract.CurrencyCode.GBP;
import static io.holdfast.contract.CurrencyCode.HKD;
import static io.holdfast.contract.CurrencyCode.JPY;
import static io.holdfast.contract.CurrencyCode.KWD;
import static io.holdfast.contract.CurrencyCode.USD;

import io.holdfast.contract.CurrencyCode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The rates by currency; a currency that the configuration does not name keeps its default. Changing them changes what
 * is earned and quoted from now on: points held or earned already stay as they are.
 *
 * @param earnMinorPerPoint by default one point for about one yuan
 * @param redeemPointsPerMinor by default a point pays about one fen
 */
@ConfigurationProperties("holdfast.points")
public record RatesConfig(Map<CurrencyCode, Long> earnMinorPerPoint, Map<CurrencyCode, Long> redeemPointsPerMinor) {

    private static final Map<CurrencyCode, Long> EARN =
            Map.of(CNY, 100L, USD, 14L, EUR, 13L, GBP, 11L, HKD, 108L, JPY, 20L, KWD, 43L);
    private static final Map<CurrencyCode, Long> REDEEM =
            Map.of(CNY, 1L, USD, 7L, EUR, 8L, GBP, 9L, HKD, 1L, JPY, 5L, KWD, 2L);

    public RatesConfig(
            @Nullable Map<CurrencyCode, Long> earnMinorPerPoint,
            @Nullable Map<CurrencyCode, Long> redeemPointsPerMinor) {
        this.earnMinorPerPoint = withDefaults(EARN, earnMinorPerPoint);
        this.redeemPointsPerMinor = withDefaults(REDEEM, redeemPointsPerMinor);
    }

    private static Map<CurrencyCode, Long> withDefaults(
            Map<CurrencyCode, Long> defaults, @Nullable Map<CurrencyCode, Long> given) {
        Map<CurrencyCode, Long> rates = new EnumMap<>(defaults);
        if (given != null) {
            rates.putAll(given);
        }
        rates.forEach((currency, rate) -> {
            if (rate < 0) {
                throw new IllegalArgumentException("holdfast.points: the rate of " + currency + " is below 0");
            }
        });
        return Map.copyOf(rates);
    }
}
