package io.holdfast.payment.collect.jdbc;

import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.collect.Callbacks;
import io.holdfast.payment.collect.json.ActionJson;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Callbacks in SQL. */
public final class CallbacksJdbc implements Callbacks {

    private static final int LONGEST_READING = 200;
    private static final String KEY = " WHERE channel = ? AND merchant_id = ? AND body_hash = ?";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public CallbacksJdbc(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean isDone(String channel, String merchantId, byte[] hash) {
        return !jdbc.queryForList(
                        "SELECT callback_id FROM callback" + KEY + " AND reading IS NOT NULL",
                        Long.class,
                        channel,
                        merchantId,
                        hash)
                .isEmpty();
    }

    @Override
    public void keep(String channel, String merchantId, byte[] hash, Callback callback) {
        try {
            jdbc.update(
                    "INSERT INTO callback (channel, merchant_id, body_hash, query, headers, body, received_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    channel,
                    merchantId,
                    hash,
                    callback.query(),
                    ActionJson.writeHeaders(callback.headers()),
                    callback.body(),
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (DuplicateKeyException e) {
            // It is kept.
        }
    }

    @Override
    public void done(String channel, String merchantId, byte[] hash, String reading) {
        jdbc.update(
                "UPDATE callback SET reading = ?" + KEY,
                reading.length() <= LONGEST_READING ? reading : reading.substring(0, LONGEST_READING),
                channel,
                merchantId,
                hash);
    }

    @Override
    public int forgetReceivedBefore(Instant instant, int limit) {
        return jdbc.update(
                "DELETE FROM callback WHERE received_at < ? ORDER BY received_at LIMIT ?",
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
                limit);
    }
}
