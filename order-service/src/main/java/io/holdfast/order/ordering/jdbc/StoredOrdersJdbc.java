package io.holdfast.order.ordering.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.OrderLine;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.order.ordering.ContentHash;
import io.holdfast.order.ordering.StoredOrders;
import io.holdfast.order.transaction.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Orders in the tables {@code orders} and {@code order_line}. */
@Repository
class StoredOrdersJdbc implements StoredOrders {

    private static final String SELECT = """
            SELECT o.order_id, o.merchant_id, o.merchant_order_no, o.customer, o.currency, o.total_minor, o.refunded_minor,
                o.state, o.payment_id, o.content_hash, o.created_at, o.expires_at,
                l.sku, l.name, l.quantity, l.unit_price_minor
            FROM orders o JOIN order_line l ON l.order_id = o.order_id
            """;

    private final JdbcTemplate jdbc;

    StoredOrdersJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean insert(Made made) {
        OrderView order = made.order();
        try {
            jdbc.update(
                    """
                    INSERT INTO orders (order_id, merchant_id, merchant_order_no, customer, currency, total_minor, state,
                        content_hash, created_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    order.orderId(),
                    order.merchantId(),
                    order.merchantOrderNo(),
                    order.customer(),
                    order.total().currency().name(),
                    order.total().amountMinor(),
                    order.state().name(),
                    HexFormat.of().parseHex(made.content().hex()),
                    Utc.of(order.createdAt()),
                    Utc.of(order.expiresAt()));
        } catch (DuplicateKeyException e) {
            return false;
        }
        insertLines(order.merchantId(), order.orderId(), order.lines());
        return true;
    }

    @Override
    public @Nullable OrderView find(String merchantId, String orderId) {
        Made made = jdbc.query(
                SELECT + "WHERE o.order_id = ? AND o.merchant_id = ? ORDER BY l.line_no",
                StoredOrdersJdbc::made,
                orderId,
                merchantId);
        return made == null ? null : made.order();
    }

    @Override
    public @Nullable Made findByNumber(String merchantId, String merchantOrderNo) {
        return jdbc.query(
                SELECT + "WHERE o.merchant_id = ? AND o.merchant_order_no = ? ORDER BY l.line_no",
                StoredOrdersJdbc::made,
                merchantId,
                merchantOrderNo);
    }

    /** The order's row comes first: a payment that begins meanwhile waits there, and sees the lines whole. */
    @Override
    public boolean amend(String merchantId, String orderId, long totalMinor, List<OrderLine> lines, Instant now) {
        int amended = jdbc.update("""
                UPDATE orders SET total_minor = ?
                WHERE order_id = ? AND merchant_id = ? AND state = 'OPEN' AND expires_at > ?""", totalMinor, orderId, merchantId, Utc.of(now));
        if (amended == 0) {
            return false;
        }
        jdbc.update("DELETE FROM order_line WHERE order_id = ?", orderId);
        insertLines(merchantId, orderId, lines);
        return true;
    }

    @Override
    public boolean cancel(String merchantId, String orderId) {
        return jdbc.update(
                        "UPDATE orders SET state = 'CANCELLED' WHERE order_id = ? AND merchant_id = ? AND state = 'OPEN'",
                        orderId,
                        merchantId)
                == 1;
    }

    @Override
    public int closeExpired(Instant now, int most) {
        List<String> due = jdbc.queryForList("""
                SELECT order_id FROM orders WHERE state = 'OPEN' AND expires_at <= ?
                ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED""", String.class, Utc.of(now), most);
        if (due.isEmpty()) {
            return 0;
        }
        return jdbc.update(
                "UPDATE orders SET state = 'CLOSED' WHERE state = 'OPEN' AND order_id IN ("
                        + String.join(", ", Collections.nCopies(due.size(), "?")) + ")",
                due.toArray());
    }

    private void insertLines(String merchantId, String orderId, List<OrderLine> lines) {
        List<Object[]> rows = new ArrayList<>(lines.size());
        for (OrderLine line : lines) {
            rows.add(new Object[] {
                orderId, rows.size() + 1, merchantId, line.sku(), line.name(), line.quantity(), line.unitPriceMinor()
            });
        }
        jdbc.batchUpdate("""
                INSERT INTO order_line (order_id, line_no, merchant_id, sku, name, quantity, unit_price_minor)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", rows);
    }

    private static @Nullable Made made(ResultSet row) throws SQLException {
        if (!row.next()) {
            return null;
        }
        ContentHash content = new ContentHash(HexFormat.of().formatHex(row.getBytes("content_hash")));
        List<OrderLine> lines = new ArrayList<>();
        OrderView order = new OrderView(
                row.getString("order_id"),
                row.getString("merchant_id"),
                row.getString("merchant_order_no"),
                row.getString("customer"),
                Money.of(row.getLong("total_minor"), CurrencyCode.valueOf(row.getString("currency"))),
                row.getLong("refunded_minor"),
                OrderState.valueOf(row.getString("state")),
                lines,
                row.getString("payment_id"),
                Utc.instant(row.getObject("created_at", LocalDateTime.class)),
                Utc.instant(row.getObject("expires_at", LocalDateTime.class)));
        do {
            lines.add(new OrderLine(
                    row.getString("sku"),
                    row.getString("name"),
                    row.getInt("quantity"),
                    row.getLong("unit_price_minor")));
        } while (row.next());
        return new Made(order, content);
    }
}
