package io.holdfast.payment.resolve.jdbc;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.payment.DoublingPause;
import io.holdfast.payment.resolve.DueLook;
import io.holdfast.payment.resolve.DueLooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The payments of wallets that are captured at once: nobody else's transactions are the coordinator's business. Leases by pushing each payment's next look forward: 1, 2, 4… seconds, up to the longest pause. Rows that another
 * instance is leasing, or that are just being ended, are passed over.
 */
public final class DueLooksJdbc implements DueLooks {

    private static final String DUE = "SELECT payment_id, declined_for, looks FROM payment"
            + " WHERE method = 'WALLET' AND capture_method = 'AUTOMATIC' AND look_at <= ? AND state = 'PROCESSING'"
            + " ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String LEASE = "UPDATE payment SET looks = looks + 1, look_at = ? WHERE payment_id = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final DoublingPause pause;

    public DueLooksJdbc(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, Duration longestPause) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.pause = new DoublingPause(longestPause);
    }

    private record Row(DueLook look, int looks) {}

    @Override
    public List<DueLook> lease(int atMost) {
        Instant now = clock.instant();
        List<Row> due = transactions.execute(status -> {
            List<Row> rows = jdbc.query(DUE, DueLooksJdbc::row, time(now), atMost);
            jdbc.batchUpdate(LEASE, rows.stream().map(row -> next(row, now)).toList());
            return rows;
        });
        return due == null ? List.of() : due.stream().map(Row::look).toList();
    }

    private Object[] next(Row row, Instant now) {
        return new Object[] {
            time(now.plus(pause.after(row.looks()))), row.look().paymentId()
        };
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String declined = row.getString(2);
        return new Row(
                new DueLook(row.getString(1), declined == null ? null : FailureReason.valueOf(declined)),
                row.getInt(3));
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
