package io.holdfast.acceptance.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the books say of the things that clients were told of. */
final class Truth {

    private static final int AT_ONCE = 500;

    private final Map<String, Row> rows;

    private Truth(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** One payment or order as it is. */
    record Row(String merchantId, String number, String state) {}

    static Truth of(ClientJournal.Kind kind, List<ClientJournal.Told> told, Books books) throws SQLException {
        List<String> ids = told.stream().map(ClientJournal.Told::id).distinct().toList();
        Map<String, Row> rows = new HashMap<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            load(books, kind, ids.subList(from, Math.min(ids.size(), from + AT_ONCE)), rows);
        }
        return new Truth(rows);
    }

    @Nullable
    Row of(String id) {
        return rows.get(id);
    }

    private static void load(Books books, ClientJournal.Kind kind, List<String> ids, Map<String, Row> rows)
            throws SQLException {
        String sql = books.schemas().in(select(kind)) + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
        try (PreparedStatement statement = books.connection().prepareStatement(sql)) {
            for (int i = 0; i < ids.size(); i++) {
                statement.setString(i + 1, ids.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.put(row.getString(1), new Row(row.getString(2), row.getString(3), row.getString(4)));
                }
            }
        }
    }

    private static String select(ClientJournal.Kind kind) {
        return switch (kind) {
            case PAYMENT ->
                "SELECT payment_id, merchant_id, merchant_payment_no, state FROM {payment}.payment"
                        + " WHERE payment_id IN (";
            case ORDER ->
                "SELECT order_id, merchant_id, merchant_order_no, state FROM {order}.orders WHERE order_id IN (";
        };
    }
}
