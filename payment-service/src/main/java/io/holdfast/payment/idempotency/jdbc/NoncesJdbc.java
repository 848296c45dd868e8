package io.holdfast.payment.idempotency.jdbc;

import io.holdfast.payment.idempotency.Nonce;
import io.holdfast.payment.idempotency.NonceSpentException;
import io.holdfast.payment.idempotency.Nonces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

public final class NoncesJdbc implements Nonces {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public NoncesJdbc(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void spend(Nonce nonce) {
        try {
            jdbc.update(
                    "INSERT INTO nonce (key_id, nonce, seen_at) VALUES (?, ?, ?)",
                    nonce.keyId(),
                    nonce.value(),
                    LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (DuplicateKeyException spent) {
            throw new NonceSpentException(nonce);
        }
    }

    @Override
    public int forgetSeenBefore(Instant instant, int limit) {
        return jdbc.update(
                "DELETE FROM nonce WHERE seen_at < ? ORDER BY seen_at LIMIT ?",
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
                limit);
    }
}
