package io.holdfast.account.ledger;

import io.holdfast.contract.account.StatementLine;
import io.holdfast.contract.account.StatementPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an account's postings, newest first, a stretch at a time. */
public final class ReadStatement {

    private static final int LIMIT = 200;

    private final Postings postings;

    public ReadStatement(Postings postings) {
        this.postings = postings;
    }

    /**
     * @param before only postings with a smaller id; null for the newest
     * @param limit 1 to 200
     * @throws IllegalArgumentException for another limit
     */
    public StatementPage page(String accountId, @Nullable Long before, int limit) {
        if (limit < 1 || limit > LIMIT) {
            throw new IllegalArgumentException("limit must be between 1 and " + LIMIT + ", and is " + limit);
        }
        List<StatementLine> lines = postings.of(accountId, before == null ? Long.MAX_VALUE : before, limit + 1);
        if (lines.size() <= limit) {
            return new StatementPage(List.copyOf(lines), null);
        }
        List<StatementLine> page = List.copyOf(lines.subList(0, limit));
        return new StatementPage(page, page.get(limit - 1).postingId());
    }
}
