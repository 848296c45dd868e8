package io.holdfast.acceptance.audit;

import java.sql.SQLException;

/** One sentence that must be true of the books. */
public sealed interface Check permits SqlCheck, JournalCheck {

    /** The invariant and a running number, for example {@code I4.2}. */
    String id();

    /** What is true when nothing is wrong. */
    String sentence();

    When when();

    Finding look(Books books) throws SQLException;
}
