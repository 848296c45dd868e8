package io.holdfast.benchmark.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The prepared statements of one transaction, executed in their order, then from the front again. */
final class Statements {

    private final List<PreparedStatement> statements = new ArrayList<>();
    private int next;

    Statements(Connection connection, String... sql) throws SQLException {
        for (String one : sql) {
            statements.add(connection.prepareStatement(one, Statement.RETURN_GENERATED_KEYS));
        }
    }

    /** @throws IllegalStateException if it does not change so many rows */
    void next(int rows, Object... values) throws SQLException {
        execute(rows, values);
    }

    /** For what is written anew or added to. */
    void nextOfAnyNumber(Object... values) throws SQLException {
        executed(values);
    }

    /** The first id that the database gave to the new rows. */
    long nextReturningId(int rows, Object... values) throws SQLException {
        try (ResultSet keys = execute(rows, values).getGeneratedKeys()) {
            if (!keys.next()) {
                throw new IllegalStateException("no id for a new row");
            }
            return keys.getLong(1);
        }
    }

    void rewind() {
        next = 0;
    }

    private PreparedStatement execute(int rows, Object... values) throws SQLException {
        PreparedStatement statement = executed(values);
        int changed = statement.getUpdateCount();
        if (changed != rows) {
            throw new IllegalStateException(changed + " rows instead of " + rows + " were changed by " + statement);
        }
        return statement;
    }

    private PreparedStatement executed(Object... values) throws SQLException {
        PreparedStatement statement = statements.get(next);
        next = (next + 1) % statements.size();
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
        return statement;
    }
}
