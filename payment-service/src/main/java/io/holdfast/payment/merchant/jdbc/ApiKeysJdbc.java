package io.holdfast.payment.merchant.jdbc;

import io.holdfast.payment.merchant.ApiKeys;
import io.holdfast.payment.merchant.SealedKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

public final class ApiKeysJdbc implements ApiKeys {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public ApiKeysJdbc(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Added add(SealedKey key) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (countUp(key.merchantId()) == 1) {
                insert(key);
                return Added.ADDED;
            }
            return exists(key.merchantId()) ? Added.TOO_MANY_LIVE_KEYS : Added.MERCHANT_NOT_FOUND;
        }));
    }

    @Override
    public boolean revoke(String merchantId, String keyId, Instant at) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // The merchant's row first, as in add: one lock order.
            int counted = jdbc.sql(
                            "UPDATE merchant SET live_keys = live_keys - 1 WHERE merchant_id = ? AND live_keys > 0")
                    .param(merchantId)
                    .update();
            if (counted == 0 || markRevoked(merchantId, keyId, at) == 0) {
                status.setRollbackOnly();
                return false;
            }
            jdbc.sql("INSERT INTO key_revocation (key_id) VALUES (?)")
                    .param(keyId)
                    .update();
            return true;
        }));
    }

    @Override
    public @Nullable SealedKey findLive(String keyId) {
        return jdbc.sql("SELECT key_id, merchant_id, sealed_secret, created_at FROM api_key"
                        + " WHERE key_id = ? AND revoked_at IS NULL")
                .param(keyId)
                .query((row, number) -> new SealedKey(
                        row.getString(1),
                        row.getString(2),
                        row.getBytes(3),
                        row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional()
                .orElse(null);
    }

    @Override
    public List<Revocation> latestRevocations(int limit) {
        return jdbc.sql("SELECT revocation_id, key_id FROM key_revocation ORDER BY revocation_id DESC LIMIT ?")
                .param(limit)
                .query((row, number) -> new Revocation(row.getLong(1), row.getString(2)))
                .list();
    }

    private int countUp(String merchantId) {
        return jdbc.sql("UPDATE merchant SET live_keys = live_keys + 1 WHERE merchant_id = ? AND live_keys < ?")
                .param(merchantId)
                .param(LIVE_KEYS_LIMIT)
                .update();
    }

    private void insert(SealedKey key) {
        jdbc.sql("INSERT INTO api_key (key_id, merchant_id, sealed_secret, created_at) VALUES (?, ?, ?, ?)")
                .param(key.keyId())
                .param(key.merchantId())
                .param(key.sealedSecret())
                .param(LocalDateTime.ofInstant(key.createdAt(), ZoneOffset.UTC))
                .update();
    }

    private int markRevoked(String merchantId, String keyId, Instant at) {
        return jdbc.sql("UPDATE api_key SET revoked_at = ? WHERE key_id = ? AND merchant_id = ? AND revoked_at IS NULL")
                .param(LocalDateTime.ofInstant(at, ZoneOffset.UTC))
                .param(keyId)
                .param(merchantId)
                .update();
    }

    private boolean exists(String merchantId) {
        return jdbc.sql("SELECT COUNT(*) FROM merchant WHERE merchant_id = ?")
                        .param(merchantId)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
