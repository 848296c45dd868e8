package io.holdfast.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.channel.alipay.AlipayChannelConfig;
import io.holdfast.payment.channel.card.CardChannelConfig;
import io.holdfast.payment.channel.paypal.PayPalChannelConfig;
import io.holdfast.payment.channelconfig.ChannelSettingsConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every key of the channels' own settings, and its default. */
class ChannelConfigTest {

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> keys) {
        Map<String, String> prefixed = new HashMap<>();
        keys.forEach((key, value) -> prefixed.put(prefix + "." + key, value));
        return new Binder(new MapConfigurationPropertySource(prefixed)).bindOrCreate(prefix, type);
    }

    @Test
    void defaults_are_these() {
        assertThat(bound("holdfast.channel.settings", ChannelSettingsConfig.class, Map.of()))
                .isEqualTo(new ChannelSettingsConfig(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        URI.create("http://127.0.0.1:8060"),
                        false,
                        new ChannelSettingsConfig.Documents(Duration.ofSeconds(1), Duration.ofMinutes(10)),
                        Map.of()));
        assertThat(bound("holdfast.channel.alipay", AlipayChannelConfig.class, Map.of()))
                .isEqualTo(new AlipayChannelConfig(Duration.ofSeconds(2), Duration.ofSeconds(8)));
        assertThat(bound("holdfast.channel.paypal", PayPalChannelConfig.class, Map.of()))
                .isEqualTo(new PayPalChannelConfig(Duration.ofSeconds(2), Duration.ofSeconds(12)));
        assertThat(bound("holdfast.channel.card", CardChannelConfig.class, Map.of()))
                .isEqualTo(new CardChannelConfig(Duration.ofSeconds(2), Duration.ofSeconds(12)));
    }

    @Test
    void keys_are_these() {
        assertThat(bound(
                        "holdfast.channel.settings",
                        ChannelSettingsConfig.class,
                        Map.ofEntries(
                                Map.entry("look-interval", "1ms"),
                                Map.entry("believed", "2ms"),
                                Map.entry("callback-base", "https://pay.example"),
                                Map.entry("sandbox-allowed", "true"),
                                Map.entry("documents.look-interval", "3ms"),
                                Map.entry("documents.sweep-interval", "4ms"),
                                Map.entry("defaults.WECHAT.endpoint", "https://wechat.example"),
                                Map.entry("defaults.WECHAT.open.max_minor", "5"))))
                .isEqualTo(new ChannelSettingsConfig(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        URI.create("https://pay.example"),
                        true,
                        new ChannelSettingsConfig.Documents(Duration.ofMillis(3), Duration.ofMillis(4)),
                        Map.of(
                                "WECHAT",
                                new ChannelSettingsConfig.Defaults(
                                        URI.create("https://wechat.example"), Map.of("max_minor", "5")))));
        Map<String, String> times = Map.of("connect-within", "1s", "answer-within", "2s");
        assertThat(bound("holdfast.channel.alipay", AlipayChannelConfig.class, times))
                .isEqualTo(new AlipayChannelConfig(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(bound("holdfast.channel.paypal", PayPalChannelConfig.class, times))
                .isEqualTo(new PayPalChannelConfig(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(bound("holdfast.channel.card", CardChannelConfig.class, times))
                .isEqualTo(new CardChannelConfig(Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }
}
