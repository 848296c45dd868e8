package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.capture.CaptureConfig;
import io.holdfast.payment.collect.CollectConfig;
import io.holdfast.payment.degrade.DegradeConfig;
import io.holdfast.payment.fx.FxConfig;
import io.holdfast.payment.notify.NotifyConfig;
import io.holdfast.payment.outbox.OutboxConfig;
import io.holdfast.payment.pay.PayConfig;
import io.holdfast.payment.refund.RefundConfig;
import io.holdfast.payment.resolve.ResolveConfig;
import io.holdfast.payment.review.ReviewConfig;
import io.holdfast.payment.risk.RiskConfig;
import io.holdfast.payment.saga.SagaConfig;
import io.holdfast.payment.secondfactor.SecondFactorConfig;
import io.holdfast.payment.settle.SettleConfig;
import io.holdfast.payment.wallet.WalletConfig;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.DurationStyle;

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
                .isEqualTo(new PayConfig(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofHours(24),
                        new PayConfig.PointsShare(5_000)));
        assertThat(bound("holdfast.wallet", WalletConfig.class, Map.of()))
                .isEqualTo(new WalletConfig(
                        Duration.ofSeconds(20), Duration.ofSeconds(30), 64, 256, Duration.ofSeconds(8)));
        assertThat(bound("holdfast.resolve", ResolveConfig.class, Map.of()))
                .isEqualTo(
                        new ResolveConfig(Duration.ofMillis(500), 100, Duration.ofSeconds(8), Duration.ofSeconds(5)));
        assertThat(bound("holdfast.outbox", OutboxConfig.class, Map.of()))
                .isEqualTo(new OutboxConfig(
                        Duration.ofMillis(250),
                        500,
                        Duration.ofSeconds(10),
                        "127.0.0.1:9876",
                        Duration.ofSeconds(3),
                        Duration.ofDays(7),
                        Duration.ofMinutes(1)));
    }

    private static final CollectConfig COLLECT = new CollectConfig(
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofDays(7),
            Stream.of("5s", "15s", "30s", "1m", "2m", "5m")
                    .map(DurationStyle::detectAndParse)
                    .toList(),
            Map.of(),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            100,
            32,
            256,
            40,
            40,
            Duration.ofDays(180),
            Duration.ofMinutes(1));

    @Test
    void defaults_of_collecting_are_these() {
        assertThat(bound("holdfast.collect", CollectConfig.class, Map.of())).isEqualTo(COLLECT);
        assertThat(bound("holdfast.fx", FxConfig.class, Map.of()))
                .isEqualTo(new FxConfig(Duration.ofMinutes(10), Map.of(), Duration.ofDays(1), Duration.ofMinutes(1)));
    }

    @Test
    void keys_of_collecting_are_these() {
        Map<String, String> keys = new HashMap<>();
        keys.put("answer-within", "1s");
        keys.put("pay-within", "2s");
        keys.put("prepare-within", "3s");
        keys.put("authorized-for", "4s");
        keys.put("query-after", "5s,6s");
        keys.put("channels.WECHAT.query-after", "7s");
        keys.put("stale-after", "8s");
        keys.put("every", "9s");
        keys.put("batch", "10");
        keys.put("threads", "11");
        keys.put("queue", "12");
        keys.put("waiting", "13");
        keys.put("give-back-looks", "14");
        keys.put("callbacks-kept", "15s");
        keys.put("forget-interval", "16s");
        assertThat(bound("holdfast.collect", CollectConfig.class, keys))
                .isEqualTo(new CollectConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        List.of(Duration.ofSeconds(5), Duration.ofSeconds(6)),
                        Map.of("WECHAT", new CollectConfig.Schedule(List.of(Duration.ofSeconds(7)))),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(9),
                        10,
                        11,
                        12,
                        13,
                        14,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(16)));
        assertThat(bound(
                        "holdfast.fx",
                        FxConfig.class,
                        Map.of(
                                "valid-for",
                                "1s",
                                "rates.CNY-USD",
                                "0.14",
                                "quotes-kept",
                                "2s",
                                "forget-interval",
                                "3s")))
                .isEqualTo(new FxConfig(
                        Duration.ofSeconds(1),
                        Map.of("CNY-USD", new BigDecimal("0.14")),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3)));
    }

    @Test
    void keys_and_defaults_of_reviews_are_these() {
        assertThat(bound("holdfast.review", ReviewConfig.class, Map.of()))
                .isEqualTo(new ReviewConfig(Duration.ofSeconds(1), 100));
        assertThat(bound("holdfast.review", ReviewConfig.class, Map.of("every", "2s", "batch", "3")))
                .isEqualTo(new ReviewConfig(Duration.ofSeconds(2), 3));
    }

    @Test
    void keys_and_defaults_of_second_factors_are_these() {
        assertThat(bound("holdfast.second-factor", SecondFactorConfig.class, Map.of()))
                .isEqualTo(new SecondFactorConfig(5, Duration.ofMinutes(15)));
        assertThat(bound(
                        "holdfast.second-factor", SecondFactorConfig.class, Map.of("wrong-codes", "2", "within", "3m")))
                .isEqualTo(new SecondFactorConfig(2, Duration.ofMinutes(3)));
    }

    @Test
    void keys_and_defaults_of_risk_control_are_these() {
        assertThat(bound("holdfast.risk", RiskConfig.class, Map.of()))
                .isEqualTo(new RiskConfig(
                        Duration.ofDays(180), Duration.ofSeconds(10), 1_000, "payment-service-risk-rules"));
        Map<String, String> keys = new HashMap<>();
        keys.put("decisions-kept", "1s");
        keys.put("forget-interval", "2s");
        keys.put("forget-batch", "3");
        keys.put("document", "d");
        assertThat(bound("holdfast.risk", RiskConfig.class, keys))
                .isEqualTo(new RiskConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 3, "d"));
    }

    @Test
    void keys_are_these() {
        assertThat(bound(
                        "holdfast.payment",
                        PayConfig.class,
                        Map.of(
                                "answer-within",
                                "1s",
                                "first-look-after",
                                "2s",
                                "review-within",
                                "4s",
                                "points.max-share-basis-points",
                                "3")))
                .isEqualTo(new PayConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        new PayConfig.PointsShare(3)));
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
                                "4s",
                                "kept",
                                "5s",
                                "forget-interval",
                                "6s")))
                .isEqualTo(new OutboxConfig(
                        Duration.ofSeconds(1),
                        2,
                        Duration.ofSeconds(3),
                        "mq:1",
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6)));
    }

    @Test
    void defaults_of_sagas_refunds_and_captures_are_these() {
        assertThat(bound("holdfast.saga", SagaConfig.class, Map.of()))
                .isEqualTo(new SagaConfig(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(2), 50));
        assertThat(bound("holdfast.settle", SettleConfig.class, Map.of()))
                .isEqualTo(new SettleConfig(
                        16, 1_000, Duration.ofMillis(500), 100, Duration.ofMinutes(1), 10, Duration.ofSeconds(5)));
        assertThat(bound("holdfast.refund", RefundConfig.class, Map.of()))
                .isEqualTo(new RefundConfig(
                        Duration.ofSeconds(2),
                        8,
                        1_000,
                        Duration.ofMillis(500),
                        100,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(30),
                        24,
                        Duration.ofSeconds(5)));
        assertThat(bound("holdfast.capture", CaptureConfig.class, Map.of()))
                .isEqualTo(new CaptureConfig(
                        Duration.ofDays(7),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(500),
                        100,
                        Duration.ofMinutes(1)));
    }

    @Test
    void keys_of_sagas_refunds_and_captures_are_these() {
        assertThat(bound(
                        "holdfast.saga",
                        SagaConfig.class,
                        Map.of("run-for", "1s", "step-for", "2s", "every", "3s", "batch", "4")))
                .isEqualTo(new SagaConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 4));
        assertThat(bound(
                        "holdfast.settle",
                        SettleConfig.class,
                        Map.of(
                                "threads",
                                "1",
                                "queue",
                                "2",
                                "every",
                                "3s",
                                "batch",
                                "4",
                                "longest-pause",
                                "5s",
                                "alarm-after-looks",
                                "6",
                                "drain-within",
                                "7s")))
                .isEqualTo(new SettleConfig(
                        1, 2, Duration.ofSeconds(3), 4, Duration.ofSeconds(5), 6, Duration.ofSeconds(7)));
        assertThat(bound(
                        "holdfast.refund",
                        RefundConfig.class,
                        Map.of(
                                "answer-within",
                                "1s",
                                "threads",
                                "2",
                                "queue",
                                "3",
                                "every",
                                "4s",
                                "batch",
                                "5",
                                "first-look-after",
                                "6s",
                                "longest-pause",
                                "7s",
                                "retry-limit",
                                "8",
                                "drain-within",
                                "9s")))
                .isEqualTo(new RefundConfig(
                        Duration.ofSeconds(1),
                        2,
                        3,
                        Duration.ofSeconds(4),
                        5,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        8,
                        Duration.ofSeconds(9)));
        assertThat(bound(
                        "holdfast.capture",
                        CaptureConfig.class,
                        Map.of(
                                "authorized-for",
                                "1s",
                                "authorize-within",
                                "2s",
                                "answer-within",
                                "3s",
                                "every",
                                "4s",
                                "batch",
                                "5",
                                "longest-pause",
                                "6s")))
                .isEqualTo(new CaptureConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        5,
                        Duration.ofSeconds(6)));
    }

    @Test
    void defaults_of_degradation_are_these() {
        assertThat(bound("holdfast.degrade", DegradeConfig.class, Map.of()))
                .isEqualTo(new DegradeConfig(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        10_000,
                        "payment-service-degradation",
                        new DegradeConfig.Automatic(
                                Duration.ofMillis(500), 0.9, Duration.ofSeconds(3), 0.5, Duration.ofSeconds(20))));
    }

    @Test
    void keys_of_degradation_are_these() {
        Map<String, String> keys = new HashMap<>();
        keys.put("retry-after", "1s");
        keys.put("copies-kept", "2s");
        keys.put("copies", "3");
        keys.put("document", "data");
        keys.put("automatic.every", "5s");
        keys.put("automatic.rise-at", "0.8");
        keys.put("automatic.rise-after", "6s");
        keys.put("automatic.fall-at", "0.3");
        keys.put("automatic.fall-after", "7s");
        assertThat(bound("holdfast.degrade", DegradeConfig.class, keys))
                .isEqualTo(new DegradeConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        3,
                        "data",
                        new DegradeConfig.Automatic(
                                Duration.ofSeconds(5), 0.8, Duration.ofSeconds(6), 0.3, Duration.ofSeconds(7))));
    }

    @Test
    void defaults_of_notification_are_these() {
        assertThat(bound("holdfast.notify", NotifyConfig.class, Map.of()))
                .isEqualTo(new NotifyConfig(
                        Duration.ofSeconds(5),
                        Stream.of("0s", "1m", "3m", "5m", "10m", "30m", "1h", "2h", "6h", "12h", "24h")
                                .map(DurationStyle::detectAndParse)
                                .toList(),
                        Duration.ofHours(1),
                        Duration.ofHours(24),
                        20,
                        Set.of(443, 8443),
                        false,
                        Duration.ofDays(90),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(8),
                        new NotifyConfig.Queue(
                                "127.0.0.1:9876",
                                Duration.ofSeconds(3),
                                2,
                                64,
                                Duration.ofMillis(200),
                                16,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(5),
                                500,
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(10)),
                        new NotifyConfig.Lanes(64, 16, 4, 32, 12, 20_000, 1_000, 2_000, 8),
                        new NotifyConfig.Breaker(5, Duration.ofSeconds(10), Duration.ofMinutes(5))));
    }

    @Test
    void keys_of_notification_are_these() {
        Map<String, String> keys = new HashMap<>();
        keys.put("answer-within", "1s");
        keys.put("retry-after", "2s,3s");
        keys.put("patience", "4s");
        keys.put("secrets-overlap", "5s");
        keys.put("endpoints-per-merchant", "6");
        keys.put("ports", "7,8");
        keys.put("loopback-allowed", "true");
        keys.put("kept", "9s");
        keys.put("forget-interval", "10s");
        keys.put("drain-within", "11s");
        keys.put("queue.name-server", "mq:1");
        keys.put("queue.send-timeout", "12s");
        keys.put("queue.threads", "13");
        keys.put("queue.batch-size", "14");
        keys.put("queue.gather-for", "15s");
        keys.put("queue.attempts", "16");
        keys.put("queue.claim-for", "17s");
        keys.put("queue.sweep-every", "18s");
        keys.put("queue.overdue-after", "19s");
        keys.put("queue.sweep-batch", "20");
        keys.put("queue.no-room-pause", "21s");
        keys.put("queue.disabled-pause", "22s");
        keys.put("lanes.threads", "23");
        keys.put("lanes.threads-for-failing", "24");
        keys.put("lanes.per-endpoint", "25");
        keys.put("lanes.per-host", "26");
        keys.put("lanes.per-merchant", "33");
        keys.put("lanes.queue", "27");
        keys.put("lanes.queue-per-endpoint", "28");
        keys.put("lanes.queue-per-merchant", "34");
        keys.put("lanes.connections", "32");
        keys.put("breaker.after", "29");
        keys.put("breaker.pause", "30s");
        keys.put("breaker.longest-pause", "31s");
        assertThat(bound("holdfast.notify", NotifyConfig.class, keys))
                .isEqualTo(new NotifyConfig(
                        Duration.ofSeconds(1),
                        List.of(Duration.ofSeconds(2), Duration.ofSeconds(3)),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        6,
                        Set.of(7, 8),
                        true,
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(11),
                        new NotifyConfig.Queue(
                                "mq:1",
                                Duration.ofSeconds(12),
                                13,
                                14,
                                Duration.ofSeconds(15),
                                16,
                                Duration.ofSeconds(17),
                                Duration.ofSeconds(18),
                                Duration.ofSeconds(19),
                                20,
                                Duration.ofSeconds(21),
                                Duration.ofSeconds(22)),
                        new NotifyConfig.Lanes(23, 24, 25, 26, 33, 27, 28, 34, 32),
                        new NotifyConfig.Breaker(29, Duration.ofSeconds(30), Duration.ofSeconds(31))));
    }
}
