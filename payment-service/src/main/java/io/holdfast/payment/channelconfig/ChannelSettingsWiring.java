package io.holdfast.payment.channelconfig;

import com.github.benmanes.caffeine.cache.Ticker;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channelconfig.jdbc.SettingsRecordsJdbc;
import io.holdfast.payment.channelconfig.json.SettingsSealJson;
import io.holdfast.payment.channelconfig.rpc.ChannelAdministrationDubbo;
import io.holdfast.payment.merchant.MerchantRecords;
import io.holdfast.payment.merchant.SecretSeal;
import java.time.Clock;
import org.apache.dubbo.config.annotation.DubboService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelSettingsConfig.class)
class ChannelSettingsWiring {

    @Bean
    SettingsRecords settingsRecords(JdbcClient jdbc, TransactionTemplate transaction) {
        return new SettingsRecordsJdbc(jdbc, transaction);
    }

    @Bean
    SettingsSeal settingsSeal(SecretSeal seal) {
        return new SettingsSealJson(seal);
    }

    @Bean
    SettingsReader settingsReader(SettingsSeal seal, ChannelSettingsConfig config) {
        return new SettingsReader(seal, config);
    }

    @Bean
    LiveChannelSettings liveChannelSettings(
            SettingsRecords records, SettingsReader reader, ChannelSettingsConfig config) {
        return new LiveChannelSettings(records, reader, config.believed(), Ticker.systemTicker());
    }

    @Bean
    BackgroundTurns settingsWatch(LiveChannelSettings live, ChannelSettingsConfig config) {
        return new BackgroundTurns("settings-watch", config.lookInterval(), () -> {
            live.lookForChanges();
            return false;
        });
    }

    @Bean
    ChannelSettingsStore channelSettingsStore(
            SettingsRecords records,
            SettingsSeal seal,
            SettingsReader reader,
            LiveChannelSettings live,
            MerchantRecords merchants,
            Channels channels,
            ChannelSettingsConfig config,
            Clock clock) {
        return new ChannelSettingsStore(
                records, seal, reader, live, merchants, channels, new EndpointRule(config.sandboxAllowed()), clock);
    }

    @Bean
    @DubboService
    ChannelAdministrationDubbo channelAdministrationDubbo(ChannelSettingsStore store) {
        return new ChannelAdministrationDubbo(store);
    }
}
