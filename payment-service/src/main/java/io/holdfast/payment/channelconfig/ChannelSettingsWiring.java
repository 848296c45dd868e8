package io.holdfast.payment.channelconfig;

import com.github.benmanes.caffeine.cache.Ticker;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.attention.NeedsAttention;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channelconfig.jdbc.RefusedDocumentsJdbc;
import io.holdfast.payment.channelconfig.jdbc.SettingsRecordsJdbc;
import io.holdfast.payment.channelconfig.json.SettingsDocumentJson;
import io.holdfast.payment.channelconfig.json.SettingsSealJson;
import io.holdfast.payment.channelconfig.metrics.DocumentMeters;
import io.holdfast.payment.channelconfig.rpc.ChannelAdministrationDubbo;
import io.holdfast.payment.merchant.MerchantRecords;
import io.holdfast.payment.merchant.SecretSeal;
import io.holdfast.protection.document.OperatorDocuments;
import io.micrometer.core.instrument.MeterRegistry;
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
    RefusedDocuments refusedSettingsDocuments(JdbcClient jdbc) {
        return new RefusedDocumentsJdbc(jdbc);
    }

    @Bean
    BackgroundTurns settingsDocumentTurns(
            OperatorDocuments operators,
            SettingsRecords records,
            RefusedDocuments refused,
            ChannelSettingsStore store,
            ChannelSettingsConfig config,
            MeterRegistry registry,
            Clock clock) {
        SettingsDocuments documents = new SettingsDocuments(operators);
        KeepDocument one = new KeepDocument(
                documents, new SettingsDocumentJson(), records, refused, store, new DocumentMeters(registry), clock);
        ChannelSettingsConfig.Documents every = config.documents();
        return new BackgroundTurns(
                "settings-documents",
                every.lookInterval(),
                new KeepDocuments(one, documents, records, every.sweepInterval(), Ticker.systemTicker())::turn);
    }

    @Bean
    NeedsAttention refusedSettings(RefusedDocuments refused) {
        return new NeedsAttention(
                "channel_settings",
                limit -> refused.list(limit).stream()
                        .map(document -> new AttentionItem(
                                "channel_settings",
                                document.key().channel(),
                                document.key().merchantId(),
                                null,
                                null,
                                document.reason().name(),
                                document.fault(),
                                document.refusedAt()))
                        .toList());
    }

    @Bean
    @DubboService
    ChannelAdministrationDubbo channelAdministrationDubbo(ChannelSettingsStore store) {
        return new ChannelAdministrationDubbo(store);
    }
}
