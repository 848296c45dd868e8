package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.payment.facade.FacadeConfig;
import io.holdfast.payment.idempotency.IdempotencyConfig;
import io.holdfast.payment.merchant.MerchantConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Pins every key and default of the edge's settings. */
class EdgeSettingsTest {

    private static final String TOKEN = "0123456789abcdef01234567";

    private static final FacadeConfig.Callbacks ANY = new FacadeConfig.Callbacks(0, 1);

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }

    @Test
    void defaults() {
        assertThat(bound("holdfast.idempotency", IdempotencyConfig.class, Map.of()))
                .isEqualTo(new IdempotencyConfig(
                        Duration.ofSeconds(30), Duration.ofSeconds(660), Duration.ofHours(24), Duration.ofSeconds(10)));
        assertThat(bound("holdfast.facade", FacadeConfig.class, Map.of("holdfast.facade.operator-token", TOKEN)))
                .isEqualTo(new FacadeConfig(
                        TOKEN, Duration.ofSeconds(10), Duration.ofSeconds(8), new FacadeConfig.Callbacks(8060, 32)));
        assertThat(bound("holdfast.merchant", MerchantConfig.class, Map.of("holdfast.merchant.master-key", "k")))
                .isEqualTo(
                        new MerchantConfig("k", Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(30)));
    }

    @Test
    void keys() {
        assertThat(bound(
                        "holdfast.idempotency",
                        IdempotencyConfig.class,
                        Map.of(
                                "holdfast.idempotency.lease", "1s",
                                "holdfast.idempotency.nonces-kept", "2s",
                                "holdfast.idempotency.replies-kept", "3s",
                                "holdfast.idempotency.forget-interval", "4s")))
                .isEqualTo(new IdempotencyConfig(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4)));
        assertThat(bound(
                        "holdfast.facade",
                        FacadeConfig.class,
                        Map.of(
                                "holdfast.facade.operator-token", TOKEN,
                                "holdfast.facade.request-within", "4s",
                                "holdfast.facade.drain-within", "5s",
                                "holdfast.facade.callbacks.port", "6",
                                "holdfast.facade.callbacks.threads", "7")))
                .isEqualTo(new FacadeConfig(
                        TOKEN, Duration.ofSeconds(4), Duration.ofSeconds(5), new FacadeConfig.Callbacks(6, 7)));
        assertThat(bound(
                        "holdfast.merchant",
                        MerchantConfig.class,
                        Map.of(
                                "holdfast.merchant.master-key", "k",
                                "holdfast.merchant.revocation-interval", "1ms",
                                "holdfast.merchant.keys-believed", "2ms",
                                "holdfast.merchant.fee-kept", "3ms")))
                .isEqualTo(new MerchantConfig("k", Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3)));
    }

    @Test
    void a_short_operators_token_is_refused_and_neither_token_nor_key_is_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FacadeConfig("canary", Duration.ZERO, Duration.ZERO, ANY))
                .withMessageContaining("HOLDFAST_OPERATOR_TOKEN")
                .withMessageNotContaining("canary");
        assertThat(new FacadeConfig("canary".repeat(6), Duration.ZERO, Duration.ZERO, ANY).toString())
                .doesNotContain("canary");
        assertThat(new MerchantConfig("canary", Duration.ZERO, Duration.ZERO, Duration.ZERO).toString())
                .doesNotContain("canary");
    }
}
