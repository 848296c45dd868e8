package io.holdfast.account.ledger.jdbc;

import io.holdfast.account.ledger.PendingPostings;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The rows of postings that wait to be folded. */
public final class PendingPostingsJdbc implements PendingPostings {

    private static final String LOCK_OLDEST = """
            SELECT posting_id, account_id, amount_minor FROM pending_posting
            ORDER BY posting_id LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String LOCK_OF = """
            SELECT posting_id, account_id, amount_minor FROM pending_posting
            WHERE account_id IN (%s) FOR UPDATE SKIP LOCKED""";

    private static final RowMapper<Pending> PENDING =
            (row, number) -> new Pending(row.getLong(1), row.getString(2), row.getLong(3));

    private static final String COUNT = "SELECT COUNT(*) FROM pending_posting";

    private static final String OLDEST = """
            SELECT e.created_at FROM pending_posting w
            JOIN posting p ON p.posting_id = w.posting_id JOIN journal_entry e ON e.entry_id = p.entry_id
            ORDER BY w.posting_id LIMIT 1""";

    private final JdbcTemplate jdbc;

    public PendingPostingsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Pending> lockOldest(int limit) {
        return jdbc.query(LOCK_OLDEST, PENDING, limit);
    }

    @Override
    public List<Pending> lockOf(Collection<String> accountIds) {
        String places = String.join(", ", Collections.nCopies(accountIds.size(), "?"));
        return jdbc.query(LOCK_OF.formatted(places), PENDING, accountIds.toArray());
    }

    /** The ids are numbers and stand in the text: so many parameters would be prepared anew for every count. */
    @Override
    public void remove(List<Pending> folded) {
        String ids = folded.stream().map(row -> Long.toString(row.postingId())).collect(Collectors.joining(","));
        int removed = jdbc.update("DELETE FROM pending_posting WHERE posting_id IN (" + ids + ")");
        if (removed != folded.size()) {
            throw new IllegalStateException(
                    "of " + folded.size() + " locked postings only " + removed + " were there to remove");
        }
    }

    @Override
    public Lag lag() {
        Long count = jdbc.queryForObject(COUNT, Long.class);
        List<LocalDateTime> oldest = jdbc.query(OLDEST, (row, number) -> row.getObject(1, LocalDateTime.class));
        return new Lag(
                count == null ? 0 : count,
                oldest.isEmpty() ? null : oldest.get(0).toInstant(ZoneOffset.UTC));
    }
}
