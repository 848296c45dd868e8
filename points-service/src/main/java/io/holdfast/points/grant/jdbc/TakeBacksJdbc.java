package io.holdfast.points.grant.jdbc;

import io.holdfast.points.grant.TakeBacks;
import io.holdfast.points.grant.TakenBack;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of refunds. */
public final class TakeBacksJdbc implements TakeBacks {

    private static final String TAKEN = "TAKEN";
    private static final String RESTORED = "RESTORED";

    private final JdbcTemplate jdbc;

    public TakeBacksJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<TakenBack> find(String refundId) {
        return jdbc
                .query(
                        "SELECT payment_id, amount_minor, points, state FROM points_refund WHERE refund_id = ?",
                        (row, number) -> new TakenBack(
                                refundId,
                                row.getString("payment_id"),
                                row.getLong("amount_minor"),
                                row.getLong("points"),
                                RESTORED.equals(row.getString("state"))),
                        refundId)
                .stream()
                .findFirst();
    }

    @Override
    public void add(TakenBack takenBack, Instant at) {
        jdbc.update(
                """
                INSERT INTO points_refund (refund_id, payment_id, amount_minor, points, state, created_at, restored_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""",
                takenBack.refundId(),
                takenBack.paymentId(),
                takenBack.amountMinor(),
                takenBack.points(),
                takenBack.restored() ? RESTORED : TAKEN,
                utc(at),
                takenBack.restored() ? utc(at) : null);
    }

    @Override
    public void restore(String refundId, Instant at) {
        int rows = jdbc.update(
                "UPDATE points_refund SET state = 'RESTORED', restored_at = ? WHERE refund_id = ? AND state = 'TAKEN'",
                utc(at),
                refundId);
        if (rows != 1) {
            throw new IllegalStateException("the refund " + refundId + " is not TAKEN");
        }
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
