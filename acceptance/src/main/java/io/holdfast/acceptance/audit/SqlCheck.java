package io.holdfast.acceptance.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A check that SQL alone can make. Schemas stand in braces: <code>{account}.posting</code>.
 *
 * @param population a table, or what stands after FROM, whose rows are held against the sentence
 * @param offenders a query with one text column, a row a violation
 */
record SqlCheck(String id, String sentence, When when, String population, String offenders) implements Check {

    static SqlCheck always(String id, String sentence, String population, String offenders) {
        return new SqlCheck(id, sentence, When.ALWAYS, population, offenders);
    }

    static SqlCheck atRest(String id, String sentence, String population, String offenders) {
        return new SqlCheck(id, sentence, When.AT_REST, population, offenders);
    }

    @Override
    public Finding look(Books books) throws SQLException {
        try (Statement statement = books.connection().createStatement()) {
            long looked = count(statement, books.schemas().in("SELECT COUNT(*) FROM " + population));
            return new Finding(looked, texts(statement, books.schemas().in(offenders)));
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String text = rows.getString(1);
                // CONCAT of a NULL is NULL: an offender without a name is still one.
                texts.add(text == null ? "(a row with missing values)" : text);
            }
        }
        return texts;
    }
}
