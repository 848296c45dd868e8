package io.holdfast.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.account.authorization.AuthorizationConfig;
import io.holdfast.account.commit.CommitConfig;
import io.holdfast.account.hold.HoldConfig;
import io.holdfast.account.ledger.LedgerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

/** Every key of ours with its default, and the keys of others that money depends on. */
class SettingsTest {

    private final PropertySource<?> file = file();

    @Test
    void our_keys_and_their_defaults() {
        Map<String, Object> ours = new TreeMap<>();
        for (String key : ((EnumerablePropertySource<?>) file).getPropertyNames()) {
            if (key.startsWith("holdfast.")) {
                ours.put(key, file.getProperty(key));
            }
        }
        assertThat(ours)
                .isEqualTo(Map.ofEntries(
                        Map.entry("holdfast.authorization.expiry-batch", 200),
                        Map.entry("holdfast.authorization.expiry-sweep-every", "10s"),
                        Map.entry("holdfast.commit.retries", 9),
                        Map.entry("holdfast.commit.retry-within", "5s"),
                        Map.entry("holdfast.hold.expiry-batch", 200),
                        Map.entry("holdfast.hold.expiry-sweep-every", "1s"),
                        Map.entry("holdfast.ledger.fold-batch", 1000),
                        Map.entry("holdfast.ledger.fold-every", "200ms"),
                        Map.entry("holdfast.protection.nacos", "${HOLDFAST_NACOS_ADDR:127.0.0.1:8848}"),
                        Map.entry("holdfast.protection.password", "${HOLDFAST_NACOS_PASSWORD:}"),
                        Map.entry("holdfast.protection.username", "${HOLDFAST_NACOS_USERNAME:nacos}")));
    }

    @Test
    void defaults_hold_without_the_file_too() {
        Binder nothing = new Binder(List.of());
        assertThat(nothing.bindOrCreate("holdfast.commit", Bindable.of(CommitConfig.class)))
                .isEqualTo(bound("holdfast.commit", CommitConfig.class))
                .isEqualTo(new CommitConfig(9, Duration.ofSeconds(5)));
        assertThat(nothing.bindOrCreate("holdfast.ledger", Bindable.of(LedgerConfig.class)))
                .isEqualTo(bound("holdfast.ledger", LedgerConfig.class))
                .isEqualTo(new LedgerConfig(Duration.ofMillis(200), 1_000));
        assertThat(nothing.bindOrCreate("holdfast.hold", Bindable.of(HoldConfig.class)))
                .isEqualTo(bound("holdfast.hold", HoldConfig.class))
                .isEqualTo(new HoldConfig(Duration.ofSeconds(1), 200));
        assertThat(nothing.bindOrCreate("holdfast.authorization", Bindable.of(AuthorizationConfig.class)))
                .isEqualTo(bound("holdfast.authorization", AuthorizationConfig.class))
                .isEqualTo(new AuthorizationConfig(Duration.ofSeconds(10), 200));
    }

    @Test
    void what_the_launcher_sets_has_these_names_and_defaults() {
        assertThat(text("spring.datasource.url"))
                .isEqualTo("${HOLDFAST_DB_URL:jdbc:mysql://127.0.0.1:13306/holdfast_account}");
        assertThat(text("spring.datasource.username")).isEqualTo("${HOLDFAST_DB_USER:holdfast_account}");
        assertThat(text("spring.datasource.password")).isEqualTo("${HOLDFAST_DB_PASSWORD:}");
        assertThat(text("server.port")).isEqualTo("${HOLDFAST_MANAGEMENT_PORT:8181}");
        assertThat(text("dubbo.protocol.port")).isEqualTo("${HOLDFAST_DUBBO_PORT:20881}");
        assertThat(text("dubbo.registry.address")).isEqualTo("nacos://${HOLDFAST_NACOS_ADDR:127.0.0.1:8848}");
        assertThat(text("dubbo.registry.password")).isEqualTo("${HOLDFAST_NACOS_PASSWORD:}");
        assertThat(text("seata.registry.nacos.server-addr")).isEqualTo("${HOLDFAST_NACOS_ADDR:127.0.0.1:8848}");
        assertThat(text("management.metrics.tags.instance")).isEqualTo("${HOLDFAST_INSTANCE:account-service-1}");
    }

    @Test
    void what_money_depends_on() {
        assertThat(text("spring.datasource.hikari.transaction-isolation")).isEqualTo("TRANSACTION_READ_COMMITTED");
        assertThat(text("spring.datasource.hikari.connection-timeout")).isEqualTo("3000");
        assertThat(text("spring.datasource.hikari.data-source-properties.socketTimeout"))
                .isEqualTo("15000");
        assertThat(text("spring.datasource.hikari.data-source-properties.connectionTimeZone"))
                .isEqualTo("UTC");
        assertThat(text("server.address")).isEqualTo("127.0.0.1");
        assertThat(text("dubbo.provider.retries")).isEqualTo("0");
        assertThat(text("dubbo.consumer.retries")).isEqualTo("0");
        assertThat(text("dubbo.application.serialize-check-status")).isEqualTo("STRICT");
        assertThat(text("dubbo.application.qos-enable")).isEqualTo("false");
        assertThat(text("seata.enable-auto-data-source-proxy")).isEqualTo("false");
        assertThat(text("seata.tcc.context-json-parser-type")).isEqualTo("jackson");
        assertThat(text("seata.tx-service-group")).isEqualTo("holdfast");
    }

    /** A confirm that waits for a connection would keep the coordinator waiting with it. */
    @Test
    void there_are_connections_for_all_confirms_and_as_many_tries() {
        int connections = number("spring.datasource.hikari.maximum-pool-size");
        assertThat(connections).isGreaterThanOrEqualTo(2 * number("seata.transport.thread-factory.worker-thread-size"));
        assertThat(number("dubbo.protocol.threads")).isGreaterThanOrEqualTo(64);
    }

    private String text(String key) {
        return String.valueOf(file.getProperty(key));
    }

    private int number(String key) {
        return Integer.parseInt(text(key));
    }

    private <T> T bound(String prefix, Class<T> type) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(file);
        PropertySourcesPropertyResolver resolver = new PropertySourcesPropertyResolver(sources);
        return new Binder(
                        ConfigurationPropertySources.from(sources),
                        value -> value instanceof String text ? resolver.resolvePlaceholders(text) : value)
                .bind(prefix, Bindable.of(type))
                .get();
    }

    static PropertySource<?> file() {
        try {
            return new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yml"))
                    .get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
