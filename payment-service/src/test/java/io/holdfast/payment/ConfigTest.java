package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.outbox.OutboxConfig;
import io.holdfast.payment.pay.PayConfig;
import io.holdfast.payment.resolve.ResolveConfig;
import io.holdfast.payment.wallet.WalletConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every key of the payment's own settings, and its default. */
class ConfigTest {

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> keys) {
        Map<String, String> prefixed = new HashMap<>();
        keys.forEach((key, value) -> prefixed.put(prefix + "." + key, value));
        Binder binder = new Binder(new MapConfigurationPropertySource(prefixed));
        BindResult<T> result = binder.bind(prefix, Bindable.of(type));
        return result.isBound() ? result.get() : binder.bindOrCreate(prefix, type);
    }

    @Test
    void defaults_are_these() {
        assertThat(bound("holdfast.payment", PayConfig.class, Map.of()))
                .isEqualTo(
                        new PayConfig(Duration.ofSeconds(5), Duration.ofSeconds(6), new PayConfig.PointsShare(5_000)));
        assertThat(bound("holdfast.wallet", WalletConfig.class, Map.of()))
                .isEqualTo(new WalletConfig(
                        Duration.ofSeconds(20), Duration.ofSeconds(30), 64, 256, Duration.ofSeconds(8)));
        assertThat(bound("holdfast.resolve", ResolveConfig.class, Map.of()))
                .isEqualTo(
                        new ResolveConfig(Duration.ofMillis(500), 100, Duration.ofSeconds(8), Duration.ofSeconds(5)));
        assertThat(bound("holdfast.outbox", OutboxConfig.class, Map.of()))
                .isEqualTo(new OutboxConfig(
                        Duration.ofMillis(250), 500, Duration.ofSeconds(10), "127.0.0.1:9876", Duration.ofSeconds(3)));
    }

    @Test
    void keys_are_these() {
        assertThat(bound(
                        "holdfast.payment",
                        PayConfig.class,
                        Map.of("answer-within", "1s", "first-look-after", "2s", "points.max-share-basis-points", "3")))
                .isEqualTo(new PayConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), new PayConfig.PointsShare(3)));
        assertThat(bound(
                        "holdfast.wallet",
                        WalletConfig.class,
                        Map.of(
                                "transaction-timeout",
                                "1s",
                                "hold-for",
                                "2s",
                                "threads",
                                "3",
                                "queue",
                                "4",
                                "drain-within",
                                "5s")))
                .isEqualTo(new WalletConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 3, 4, Duration.ofSeconds(5)));
        assertThat(bound(
                        "holdfast.resolve",
                        ResolveConfig.class,
                        Map.of("every", "1s", "batch", "2", "longest-pause", "3s", "margin", "4s")))
                .isEqualTo(new ResolveConfig(Duration.ofSeconds(1), 2, Duration.ofSeconds(3), Duration.ofSeconds(4)));
        assertThat(bound(
                        "holdfast.outbox",
                        OutboxConfig.class,
                        Map.of(
                                "every",
                                "1s",
                                "batch",
                                "2",
                                "lease-for",
                                "3s",
                                "name-server",
                                "mq:1",
                                "send-timeout",
                                "4s")))
                .isEqualTo(new OutboxConfig(
                        Duration.ofSeconds(1), 2, Duration.ofSeconds(3), "mq:1", Duration.ofSeconds(4)));
    }
}
