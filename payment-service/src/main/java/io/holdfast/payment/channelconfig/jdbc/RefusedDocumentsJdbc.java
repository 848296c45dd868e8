package io.holdfast.payment.channelconfig.jdbc;

import io.holdfast.payment.channelconfig.RefusedDocument;
import io.holdfast.payment.channelconfig.RefusedDocuments;
import io.holdfast.payment.channelconfig.SettingsKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

public final class RefusedDocumentsJdbc implements RefusedDocuments {

    private static final String SELECT =
            "SELECT merchant_id, channel, settings_version, fingerprint, reason, fault, refused_at"
                    + " FROM channel_settings_refused_document";
    private static final int FAULT_LENGTH = 500;

    private final JdbcClient jdbc;

    public RefusedDocumentsJdbc(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable RefusedDocument find(SettingsKey key) {
        return jdbc.sql(SELECT + " WHERE merchant_id = ? AND channel = ?")
                .params(key.merchantId(), key.channel())
                .query((row, number) -> document(row))
                .optional()
                .orElse(null);
    }

    @Override
    public boolean note(RefusedDocument document) {
        try {
            return insert(document);
        } catch (DuplicateKeyException e) {
            return replace(document);
        }
    }

    private boolean insert(RefusedDocument document) {
        return jdbc.sql("INSERT INTO channel_settings_refused_document"
                                + " (settings_version, fingerprint, reason, fault, refused_at, merchant_id, channel)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                        .params(values(document))
                        .update()
                == 1;
    }

    private boolean replace(RefusedDocument document) {
        return jdbc.sql("UPDATE channel_settings_refused_document"
                                + " SET settings_version = ?, fingerprint = ?, reason = ?, fault = ?, refused_at = ?"
                                + " WHERE merchant_id = ? AND channel = ? AND fingerprint <> ?")
                        .params(values(document))
                        .param(document.fingerprint())
                        .update()
                == 1;
    }

    @Override
    public void forget(SettingsKey key) {
        jdbc.sql("DELETE FROM channel_settings_refused_document WHERE merchant_id = ? AND channel = ?")
                .params(key.merchantId(), key.channel())
                .update();
    }

    @Override
    public List<RefusedDocument> list(int limit) {
        return jdbc.sql(SELECT + " ORDER BY refused_at, merchant_id, channel LIMIT ?")
                .param(limit)
                .query((row, number) -> document(row))
                .list();
    }

    private static List<Object> values(RefusedDocument document) {
        String fault = document.fault();
        return List.of(
                document.settingsVersion(),
                document.fingerprint(),
                document.reason().name(),
                fault.substring(0, Math.min(fault.length(), FAULT_LENGTH)),
                LocalDateTime.ofInstant(document.refusedAt(), ZoneOffset.UTC),
                document.key().merchantId(),
                document.key().channel());
    }

    private static RefusedDocument document(ResultSet row) throws SQLException {
        return new RefusedDocument(
                new SettingsKey(row.getString("merchant_id"), row.getString("channel")),
                row.getLong("settings_version"),
                row.getString("fingerprint"),
                RefusedDocument.Reason.valueOf(row.getString("reason")),
                row.getString("fault"),
                row.getObject("refused_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
