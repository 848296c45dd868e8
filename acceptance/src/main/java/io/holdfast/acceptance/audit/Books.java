package io.holdfast.acceptance.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * All schemas as one connection sees them, and what clients were told.
 *
 * @param told empty if nobody kept a journal
 */
public record Books(Connection connection, Schemas schemas, ClientJournal told) {

    /**
     * Stops the clock: from here on the connection sees every schema as of one instant, whatever is committed meanwhile.
     */
    void freeze() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
    }

    void thaw() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }
}
