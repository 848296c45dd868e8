package io.holdfast.account.ledger.jdbc;

import io.holdfast.account.ledger.Postings;
import io.holdfast.contract.account.StatementLine;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads postings with their entries. */
public final class PostingsJdbc implements Postings {

    private static final String SELECT = """
            SELECT p.posting_id, e.operation, e.reference, p.amount_minor, e.created_at
            FROM posting p JOIN journal_entry e ON e.entry_id = p.entry_id
            WHERE p.account_id = ? AND p.posting_id < ? ORDER BY p.posting_id DESC LIMIT ?""";

    private final JdbcTemplate jdbc;

    public PostingsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StatementLine> of(String accountId, long before, int limit) {
        return jdbc.query(
                SELECT,
                (row, number) -> new StatementLine(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                accountId,
                before,
                limit);
    }
}
