package io.holdfast.benchmark.floor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows were inserted, updated and deleted, by table ({@code account.posting}). MariaDB's own count, which it
 * keeps while {@code userstat} is on.
 *
 * @param byTable only tables in which something changed
 */
public record RowChanges(Map<String, Long> byTable) {

    private static final String COUNT =
            "SELECT table_schema, table_name, rows_changed FROM information_schema.table_statistics";

    /** Something that changes rows. */
    public interface Work {
        void run() throws SQLException, InterruptedException;
    }

    /**
     * What changes in the schemas of this prefix while the work runs, whoever does it. The names in the answer are
     * without the prefix.
     *
     * @param server for a user that may switch the count on
     */
    public static RowChanges during(FloorSchemas.Server server, String prefix, Work work)
            throws SQLException, InterruptedException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET GLOBAL userstat = ON");
            try {
                RowChanges before = now(connection, prefix);
                work.run();
                return now(connection, prefix).minus(before);
            } finally {
                statement.execute("SET GLOBAL userstat = OFF");
            }
        }
    }

    /** Rows changed for each of so many payments, rounded to a hundredth. */
    public Map<String, Double> each(long payments) {
        Map<String, Double> each = new TreeMap<>();
        byTable.forEach((table, rows) -> each.put(table, Math.round(100.0 * rows / payments) / 100.0));
        return each;
    }

    private RowChanges minus(RowChanges earlier) {
        Map<String, Long> changed = new TreeMap<>();
        byTable.forEach((table, rows) -> {
            long more = rows - earlier.byTable.getOrDefault(table, 0L);
            if (more > 0) {
                changed.put(table, more);
            }
        });
        return new RowChanges(changed);
    }

    private static RowChanges now(Connection connection, String prefix) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(COUNT);
                ResultSet result = select.executeQuery()) {
            while (result.next()) {
                String schema = result.getString(1);
                String below = schema.startsWith(prefix) ? schema.substring(prefix.length()) : "_";
                if (!below.contains("_")) {
                    rows.put(below + '.' + result.getString(2), result.getLong(3));
                }
            }
        }
        return new RowChanges(rows);
    }
}
