package io.holdfast.payment.idempotency.jdbc;

import io.holdfast.payment.idempotency.KeyTakenException;
import io.holdfast.payment.idempotency.Nonce;
import io.holdfast.payment.idempotency.Nonces;
import io.holdfast.payment.idempotency.RequestKey;
import io.holdfast.payment.idempotency.StoredReply;
import io.holdfast.payment.idempotency.StoredRequest;
import io.holdfast.payment.idempotency.StoredRequests;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.transaction.support.TransactionTemplate;

public final class StoredRequestsJdbc implements StoredRequests {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Nonces nonces;
    private final Clock clock;

    public StoredRequestsJdbc(JdbcTemplate jdbc, TransactionTemplate transaction, Nonces nonces, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.nonces = nonces;
        this.clock = clock;
    }

    @Override
    public void insert(RequestKey key, StoredRequest request) {
        StoredReply reply = request.reply();
        try {
            jdbc.update(
                    "INSERT INTO idempotent_request (merchant_id, idempotency_key, request_hash, payment_id, leased_until,"
                            + " status, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    key.merchantId(),
                    key.idempotencyKey(),
                    key.hashBytes(),
                    new SqlParameterValue(Types.VARCHAR, request.paymentId()),
                    utc(request.leasedUntil()),
                    new SqlParameterValue(Types.SMALLINT, reply == null ? null : reply.status()),
                    new SqlParameterValue(Types.VARBINARY, reply == null ? null : reply.body()),
                    utc(clock.instant()));
        } catch (DuplicateKeyException taken) {
            throw new KeyTakenException(key);
        }
    }

    @Override
    public @Nullable StoredRequest find(String merchantId, String idempotencyKey) {
        return jdbc
                .query(
                        "SELECT request_hash, payment_id, leased_until, status, body FROM idempotent_request"
                                + " WHERE merchant_id = ? AND idempotency_key = ?",
                        StoredRequestsJdbc::read,
                        merchantId,
                        idempotencyKey)
                .stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public boolean moveLease(RequestKey key, Instant from, Instant to) {
        return jdbc.update(
                        "UPDATE idempotent_request SET leased_until = ? WHERE merchant_id = ? AND idempotency_key = ?"
                                + " AND leased_until = ? AND body IS NULL",
                        utc(to),
                        key.merchantId(),
                        key.idempotencyKey(),
                        utc(from))
                == 1;
    }

    @Override
    public boolean answer(RequestKey key, StoredReply reply) {
        return jdbc.update(
                        "UPDATE idempotent_request SET status = ?, body = ?"
                                + " WHERE merchant_id = ? AND idempotency_key = ? AND body IS NULL",
                        reply.status(),
                        reply.body(),
                        key.merchantId(),
                        key.idempotencyKey())
                == 1;
    }

    @Override
    public boolean answerPayment(String paymentId, StoredReply reply) {
        return jdbc.update(
                        "UPDATE idempotent_request SET status = ?, body = ? WHERE payment_id = ? AND body IS NULL",
                        reply.status(),
                        reply.body(),
                        paymentId)
                == 1;
    }

    @Override
    public void insertAnswered(Nonce nonce, RequestKey key, StoredRequest request) {
        transaction.executeWithoutResult(status -> {
            nonces.spend(nonce);
            insert(key, request);
        });
    }

    @Override
    public int forgetMadeBefore(Instant instant, int limit) {
        return jdbc.update(
                "DELETE FROM idempotent_request WHERE created_at < ? ORDER BY created_at LIMIT ?", utc(instant), limit);
    }

    private static StoredRequest read(ResultSet row, int number) throws SQLException {
        byte[] body = row.getBytes(5);
        return new StoredRequest(
                HexFormat.of().formatHex(row.getBytes(1)),
                row.getString(2),
                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                body == null ? null : new StoredReply(row.getInt(4), body));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
