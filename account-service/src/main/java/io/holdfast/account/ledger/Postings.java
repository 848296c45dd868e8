package io.holdfast.account.ledger;

import io.holdfast.contract.account.StatementLine;
import java.util.List;

/** What was posted. */
public interface Postings {

    /** The account's postings with ids below {@code before}, newest first, at most {@code limit}. */
    List<StatementLine> of(String accountId, long before, int limit);
}
