package io.holdfast.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.points.balance.RatesConfig;
import io.holdfast.points.earning.EarningConfig;
import io.holdfast.points.hold.HoldConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Every key and every default, so that none changes by accident. */
class ConfigTest {

    @Test
    void the_rates_are_these() {
        RatesConfig rates = bind(Map.of(), "holdfast.points", RatesConfig.class);
        assertThat(rates.earnMinorPerPoint())
                .isEqualTo(Map.of(
                        CurrencyCode.CNY, 100L,
                        CurrencyCode.USD, 14L,
                        CurrencyCode.EUR, 13L,
                        CurrencyCode.GBP, 11L,
                        CurrencyCode.HKD, 108L,
                        CurrencyCode.JPY, 20L,
                        CurrencyCode.KWD, 43L));
        assertThat(rates.redeemPointsPerMinor())
                .isEqualTo(Map.of(
                        CurrencyCode.CNY, 1L,
                        CurrencyCode.USD, 7L,
                        CurrencyCode.EUR, 8L,
                        CurrencyCode.GBP, 9L,
                        CurrencyCode.HKD, 1L,
                        CurrencyCode.JPY, 5L,
                        CurrencyCode.KWD, 2L));
    }

    @Test
    void a_rate_that_is_given_leaves_the_others_as_they_are() {
        RatesConfig rates = bind(
                Map.of(
                        "holdfast.points.earn-minor-per-point.usd", "20",
                        "holdfast.points.redeem-points-per-minor.JPY", "6"),
                "holdfast.points",
                RatesConfig.class);
        assertThat(rates.earnMinorPerPoint())
                .containsEntry(CurrencyCode.USD, 20L)
                .containsEntry(CurrencyCode.CNY, 100L);
        assertThat(rates.redeemPointsPerMinor())
                .containsEntry(CurrencyCode.JPY, 6L)
                .containsEntry(CurrencyCode.USD, 7L);
    }

    @Test
    void holds_are_looked_after_like_this() {
        assertThat(bind(Map.of(), "holdfast.points.hold", HoldConfig.class))
                .isEqualTo(new HoldConfig(Duration.ofSeconds(5), 200));
        assertThat(bind(
                        Map.of("holdfast.points.hold.expire-every", "7s", "holdfast.points.hold.expire-batch", "9"),
                        "holdfast.points.hold",
                        HoldConfig.class))
                .isEqualTo(new HoldConfig(Duration.ofSeconds(7), 9));
    }

    @Test
    void events_are_consumed_like_this() {
        assertThat(bind(Map.of(), "holdfast.points.earning", EarningConfig.class))
                .isEqualTo(new EarningConfig("127.0.0.1:9876", "holdfast-points", 2, 64, Duration.ofMillis(300), 16));
        assertThat(bind(
                        Map.of(
                                "holdfast.points.earning.name-server", "rocket:1",
                                "holdfast.points.earning.group", "other",
                                "holdfast.points.earning.threads", "3",
                                "holdfast.points.earning.batch-size", "10",
                                "holdfast.points.earning.pull-every", "1s",
                                "holdfast.points.earning.attempts", "4"),
                        "holdfast.points.earning",
                        EarningConfig.class))
                .isEqualTo(new EarningConfig("rocket:1", "other", 3, 10, Duration.ofSeconds(1), 4));
    }

    @ParameterizedTest
    @CsvSource({
        "holdfast.points.hold.expire-batch, 501",
        "holdfast.points.hold.expire-batch, 0",
        "holdfast.points.hold.expire-every, soon"
    })
    void what_makes_no_sense_is_refused(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of(key, value), "holdfast.points.hold", HoldConfig.class))
                .isInstanceOf(BindException.class);
    }

    @ParameterizedTest
    @CsvSource({"holdfast.points.earning.batch-size, 501", "holdfast.points.earning.batch-size, 0"})
    void a_batch_of_events_has_bounds(String key, String value) {
        assertThatThrownBy(() -> bind(Map.of(key, value), "holdfast.points.earning", EarningConfig.class))
                .isInstanceOf(BindException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, ${HOLDFAST_DB_URL:jdbc:mysql://127.0.0.1:13306/holdfast_points}",
        "spring.datasource.hikari.transaction-isolation, TRANSACTION_READ_COMMITTED",
        "spring.datasource.hikari.connection-timeout, 3000",
        "spring.datasource.hikari.data-source-properties.socketTimeout, 15000",
        "spring.datasource.hikari.data-source-properties.connectionTimeZone, UTC",
        "server.address, 127.0.0.1",
        "server.port, ${HOLDFAST_MANAGEMENT_PORT:8183}",
        "server.shutdown, graceful",
        "dubbo.protocol.port, ${HOLDFAST_DUBBO_PORT:20883}",
        "dubbo.protocol.threads, 64",
        "dubbo.application.qos-enable, false",
        "dubbo.application.serialize-check-status, STRICT",
        "dubbo.provider.timeout, 3000",
        "dubbo.provider.retries, 0",
        "dubbo.consumer.retries, 0",
        "seata.application-id, points-service",
        "seata.tx-service-group, holdfast",
        "seata.service.vgroup-mapping.holdfast, default",
        "seata.enable-auto-data-source-proxy, false",
        "seata.tcc.context-json-parser-type, jackson",
        "seata.registry.nacos.group, SEATA_GROUP",
        "holdfast.points.earning.name-server, ${HOLDFAST_ROCKETMQ_NAMESRV:127.0.0.1:9876}",
        "logging.structured.format.console, ecs"
    })
    void the_service_starts_with_these_settings(String key, String value) throws IOException {
        PropertySource<?> settings = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .get(0);
        assertThat(String.valueOf(settings.getProperty(key))).isEqualTo(value);
    }

    private static <T> T bind(Map<String, String> settings, String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
