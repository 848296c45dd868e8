package io.holdfast.account.ledger.jdbc;

import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.account.ledger.Posting.Booking;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;

/**
 * Writes an entry in three statements, each with all of its rows. The ids of the postings come back with the insert: a
 * statement whose number of rows is known gets consecutive ids, on MySQL and MariaDB in every lock mode.
 */
public final class JournalJdbc implements Journal {

    private static final String ENTRY = "INSERT INTO journal_entry (reference, operation, created_at) VALUES (?, ?, ?)";
    private static final String POSTINGS =
            "INSERT INTO posting (entry_id, account_id, currency, amount_minor) VALUES (?, ?, ?, ?)";
    private static final String PENDING =
            "INSERT INTO pending_posting (posting_id, account_id, amount_minor) VALUES (?, ?, ?)";

    private final JdbcTemplate jdbc;

    public JournalJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void append(JournalEntry entry, Instant at) {
        long entryId = insert(ENTRY, 1, row -> {
                    row.setString(1, entry.reference());
                    row.setString(2, entry.operation());
                    row.setObject(3, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                })
                .get(0);
        List<Posting> postings = entry.postings();
        List<Long> postingIds = insert(rows(POSTINGS, ", (?, ?, ?, ?)", postings.size()), postings.size(), row -> {
            int column = 0;
            for (Posting posting : postings) {
                row.setLong(++column, entryId);
                row.setString(++column, posting.accountId());
                row.setString(++column, posting.amount().currency().name());
                row.setLong(++column, posting.amount().amountMinor());
            }
        });
        insertPending(postings, postingIds);
    }

    private void insertPending(List<Posting> postings, List<Long> postingIds) {
        int waiting = (int) postings.stream()
                .filter(posting -> posting.booking() == Booking.FOLDED)
                .count();
        if (waiting == 0) {
            return;
        }
        jdbc.update(rows(PENDING, ", (?, ?, ?)", waiting), (PreparedStatementSetter) row -> {
            int column = 0;
            for (int i = 0; i < postings.size(); i++) {
                Posting posting = postings.get(i);
                if (posting.booking() == Booking.FOLDED) {
                    row.setLong(++column, postingIds.get(i));
                    row.setString(++column, posting.accountId());
                    row.setLong(++column, posting.amount().amountMinor());
                }
            }
        });
    }

    private static String rows(String first, String more, int count) {
        return first + String.join("", Collections.nCopies(count - 1, more));
    }

    private List<Long> insert(String sql, int rows, PreparedStatementSetter values) {
        List<Long> ids = jdbc.execute(
                connection -> connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS),
                (PreparedStatement statement) -> {
                    values.setValues(statement);
                    statement.executeUpdate();
                    return generated(statement);
                });
        if (ids == null || ids.size() != rows) {
            throw new IllegalStateException("the database named " + ids + " for " + rows + " new rows");
        }
        return ids;
    }

    private static List<Long> generated(PreparedStatement statement) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet keys = statement.getGeneratedKeys()) {
            while (keys.next()) {
                ids.add(keys.getLong(1));
            }
        }
        return ids;
    }
}
