package io.holdfast.payment.saga.jdbc;

import io.holdfast.payment.saga.LeftSagas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine cannot be asked about its own rows. Rows that another instance is leasing are passed over. */
public final class SagaRowsJdbc implements LeftSagas {

    private static final String ID = "SELECT id FROM seata_state_machine_inst WHERE business_key = ? AND tenant_id = ?";
    private static final String FORGET = "DELETE FROM seata_state_machine_inst WHERE id = ? AND gmt_updated = ?"
            + " AND NOT EXISTS (SELECT 1 FROM seata_state_inst step WHERE step.machine_inst_id = ?)";
    private static final String LEFT = "SELECT id, machine_id, business_key FROM seata_state_machine_inst"
            + " WHERE is_running = 1 AND gmt_updated <= ? AND (claimed_until IS NULL OR claimed_until <= ?)"
            + " ORDER BY gmt_updated LIMIT ? FOR UPDATE SKIP LOCKED";
    private static final String CLAIM = "UPDATE seata_state_machine_inst SET claimed_until = ? WHERE id = ?";
    private static final String NAME = "SELECT name FROM seata_state_machine_def WHERE id = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration runFor;

    /** @param runFor how long an instance may work on a saga */
    public SagaRowsJdbc(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock, Duration runFor) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.runFor = runFor;
    }

    private record Row(String id, String machineId, String subject) {}

    /** The engine's id of a subject's saga; null if it was never begun. */
    public @Nullable String find(String subject, String tenant) {
        List<String> found = jdbc.queryForList(ID, String.class, subject, tenant);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Forgets a saga that has done nothing yet, so that it can be begun anew; false if it has, or somebody else is at it. */
    public boolean forget(String id, Instant updatedAt) {
        return jdbc.update(FORGET, id, time(updatedAt), id) == 1;
    }

    @Override
    public List<LeftSaga> lease(int atMost) {
        Instant now = clock.instant();
        List<Row> rows = transactions.execute(status -> {
            List<Row> left = jdbc.query(LEFT, SagaRowsJdbc::row, time(now.minus(runFor)), time(now), atMost);
            jdbc.batchUpdate(
                    CLAIM,
                    left.stream()
                            .map(row -> new Object[] {time(now.plus(runFor)), row.id()})
                            .toList());
            return left;
        });
        return rows == null
                ? List.of()
                : rows.stream()
                        .map(row -> new LeftSaga(name(row.machineId()), row.subject()))
                        .toList();
    }

    private String name(String machineId) {
        return jdbc.queryForList(NAME, String.class, machineId).stream()
                .findFirst()
                .orElse(machineId);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getString(3));
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
