package io.holdfast.payment.channelconfig.jdbc;

import io.holdfast.payment.FreshMemory;
import io.holdfast.payment.channelconfig.SettingsDocument;
import io.holdfast.payment.channelconfig.SettingsKey;
import io.holdfast.payment.channelconfig.SettingsRecords;
import io.holdfast.payment.channelconfig.SettingsSource;
import io.holdfast.payment.channelconfig.StoredSettings;
import io.holdfast.payment.channelconfig.json.SettingsJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

public final class SettingsRecordsJdbc implements SettingsRecords {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public SettingsRecordsJdbc(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public @Nullable StoredSettings find(SettingsKey key) {
        return jdbc.sql("SELECT version, endpoint, open_settings, sealed_secrets, updated_at FROM channel_settings"
                        + " WHERE merchant_id = ? AND channel = ?")
                .param(key.merchantId())
                .param(key.channel())
                .query((row, number) -> new StoredSettings(
                        key,
                        row.getLong(1),
                        row.getString(2),
                        SettingsJson.read(row.getString(3)),
                        row.getBytes(4),
                        row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional()
                .orElse(null);
    }

    @Override
    public boolean store(StoredSettings settings, List<String> changedSecrets, SettingsSource source) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                int written = settings.version() == 1 ? insert(settings) : replace(settings);
                if (written == 1) {
                    noteChange(settings, changedSecrets, source);
                }
                return written == 1;
            }));
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public @Nullable SettingsDocument findChange(SettingsKey key, long version) {
        return jdbc.sql("SELECT endpoint, open_settings FROM channel_settings_change"
                        + " WHERE merchant_id = ? AND channel = ? AND version = ?")
                .params(key.merchantId(), key.channel(), version)
                .query((row, number) ->
                        new SettingsDocument(version, row.getString(1), SettingsJson.read(row.getString(2))))
                .optional()
                .orElse(null);
    }

    @Override
    public List<SettingsKey> keysAfter(@Nullable SettingsKey last, int limit) {
        // No merchant has an empty name.
        SettingsKey after = last == null ? new SettingsKey("", "") : last;
        return jdbc.sql("SELECT merchant_id, channel FROM channel_settings"
                        + " WHERE merchant_id > ? OR merchant_id = ? AND channel > ?"
                        + " ORDER BY merchant_id, channel LIMIT ?")
                .params(after.merchantId(), after.merchantId(), after.channel(), limit)
                .query((row, number) -> new SettingsKey(row.getString(1), row.getString(2)))
                .list();
    }

    @Override
    public List<FreshMemory.Change<SettingsKey>> latestChanges(int limit) {
        return jdbc.sql("SELECT change_id, merchant_id, channel FROM channel_settings_change"
                        + " ORDER BY change_id DESC LIMIT ?")
                .param(limit)
                .query((row, number) ->
                        new FreshMemory.Change<>(row.getLong(1), new SettingsKey(row.getString(2), row.getString(3))))
                .list();
    }

    private int insert(StoredSettings settings) {
        return jdbc.sql("INSERT INTO channel_settings"
                        + " (merchant_id, channel, version, endpoint, open_settings, sealed_secrets, updated_at)"
                        + " VALUES (?, ?, 1, ?, ?, ?, ?)")
                .param(settings.key().merchantId())
                .param(settings.key().channel())
                .param(settings.endpoint())
                .param(SettingsJson.write(settings.open()))
                .param(settings.sealedSecrets())
                .param(utc(settings.updatedAt()))
                .update();
    }

    private int replace(StoredSettings settings) {
        return jdbc.sql("UPDATE channel_settings"
                        + " SET version = ?, endpoint = ?, open_settings = ?, sealed_secrets = ?, updated_at = ?"
                        + " WHERE merchant_id = ? AND channel = ? AND version = ?")
                .param(settings.version())
                .param(settings.endpoint())
                .param(SettingsJson.write(settings.open()))
                .param(settings.sealedSecrets())
                .param(utc(settings.updatedAt()))
                .param(settings.key().merchantId())
                .param(settings.key().channel())
                .param(settings.version() - 1)
                .update();
    }

    private void noteChange(StoredSettings settings, List<String> changedSecrets, SettingsSource source) {
        jdbc.sql("INSERT INTO channel_settings_change"
                        + " (merchant_id, channel, version, endpoint, open_settings, secret_names, changed_at, source)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(settings.key().merchantId())
                .param(settings.key().channel())
                .param(settings.version())
                .param(settings.endpoint())
                .param(SettingsJson.write(settings.open()))
                .param(String.join(",", changedSecrets))
                .param(utc(settings.updatedAt()))
                .param(source.name())
                .update();
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
