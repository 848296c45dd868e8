package io.holdfast.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.order.ordering.OrderingConfig;
import io.holdfast.order.reservation.ReservationConfig;
import io.holdfast.order.transaction.TransactionConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Every setting of the service and its default. A change here changes what operators have written down. */
class OrderSettingsTest {

    private static final Map<String, Object> SETTINGS = new TreeMap<>(Map.of(
            "holdfast.protection.nacos", "${HOLDFAST_NACOS_ADDR:127.0.0.1:8848}",
            "holdfast.protection.username", "${HOLDFAST_NACOS_USERNAME:nacos}",
            "holdfast.protection.password", "${HOLDFAST_NACOS_PASSWORD:}",
            "holdfast.order.pay-within", "30m",
            "holdfast.order.close-every", "5s",
            "holdfast.order.close-batch", 200,
            "holdfast.reservation.expiry-sweep-every", "1s",
            "holdfast.reservation.expiry-batch", 200,
            "holdfast.transaction.retries", 9,
            "holdfast.transaction.retry-within", "5s"));

    @Test
    void the_file_spells_out_every_setting() throws Exception {
        Map<String, Object> inFile = new TreeMap<>();
        EnumerablePropertySource<?> file = file();
        for (String key : file.getPropertyNames()) {
            if (key.startsWith("holdfast.")) {
                inFile.put(key, file.getProperty(key));
            }
        }
        assertThat(inFile).hasToString(SETTINGS.toString());
    }

    @Test
    void what_nobody_sets_has_the_default_that_the_file_spells_out() {
        for (Map<String, Object> source : List.of(Map.<String, Object>of(), SETTINGS)) {
            StandardEnvironment environment = new StandardEnvironment();
            environment.getPropertySources().addFirst(new MapPropertySource("test", source));
            Binder binder = Binder.get(environment);
            assertThat(binder.bindOrCreate("holdfast.order", OrderingConfig.class))
                    .isEqualTo(new OrderingConfig(Duration.ofMinutes(30), Duration.ofSeconds(5), 200));
            assertThat(binder.bindOrCreate("holdfast.reservation", ReservationConfig.class))
                    .isEqualTo(new ReservationConfig(Duration.ofSeconds(1), 200));
            assertThat(binder.bindOrCreate("holdfast.transaction", TransactionConfig.class))
                    .isEqualTo(new TransactionConfig(9, Duration.ofSeconds(5)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    spring.datasource.url                   | ${HOLDFAST_DB_URL:jdbc:mysql://127.0.0.1:13306/holdfast_order}
                    spring.datasource.username              | ${HOLDFAST_DB_USER:holdfast_order}
                    spring.datasource.password              | ${HOLDFAST_DB_PASSWORD:}
                    spring.datasource.hikari.auto-commit    | false
                    spring.datasource.hikari.transaction-isolation | TRANSACTION_READ_COMMITTED
                    spring.datasource.hikari.maximum-pool-size | 32
                    spring.datasource.hikari.connection-timeout | 3000
                    spring.datasource.hikari.data-source-properties.socketTimeout | 15000
                    server.address                          | 127.0.0.1
                    server.port                             | ${HOLDFAST_MANAGEMENT_PORT:8182}
                    dubbo.protocol.port                     | ${HOLDFAST_DUBBO_PORT:20882}
                    dubbo.application.serialize-check-status | STRICT
                    dubbo.application.qos-enable            | false
                    dubbo.provider.retries                  | 0
                    dubbo.provider.timeout                  | 3000
                    seata.application-id                    | order-service
                    seata.tx-service-group                  | holdfast
                    seata.service.vgroup-mapping.holdfast   | default
                    seata.enable-auto-data-source-proxy     | false
                    seata.transport.serialization           | seata
                    seata.tcc.context-json-parser-type      | jackson
                    """)
    void what_others_rely_on_stays(String key, String value) throws Exception {
        assertThat(file().getProperty(key)).hasToString(value);
    }

    private static EnumerablePropertySource<?> file() throws Exception {
        return (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("application.yml", new ClassPathResource("application.yml"))
                .get(0);
    }
}
