package io.holdfast.order.reservation.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.reservation.Branch;
import io.holdfast.order.reservation.Reservations;
import io.holdfast.order.transaction.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reservations in the table {@code reservation}, with what they move in {@code orders} and {@code stock}. */
@Repository
class ReservationsJdbc implements Reservations {

    /** The joins run from left to right as written, so stock is locked in the order of the lines. */
    private static final String STOCK_OF_LINES = """
            UPDATE reservation r
                STRAIGHT_JOIN order_line l ON l.order_id = r.order_id
                STRAIGHT_JOIN stock s ON s.merchant_id = l.merchant_id AND s.sku = l.sku
            """;

    /** Both rows or neither: the order is named by the reservation, and must be PAYING or PAID by its payment. */
    private static final String RESERVATION_AND_ORDER =
            "UPDATE reservation r STRAIGHT_JOIN orders o ON o.order_id = r.order_id\n";

    private static final int BOTH_ROWS = 2;

    private final JdbcTemplate jdbc;

    ReservationsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean insert(ReserveStock wanted, @Nullable Branch branch, Instant now) {
        return inserted(
                """
                INSERT INTO reservation (payment_id, xid, branch_id, merchant_id, order_id, total_minor, currency, state,
                    expires_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'TRIED', ?, ?)""",
                wanted.paymentId(),
                branch == null ? null : branch.xid(),
                branch == null ? null : branch.branchId(),
                wanted.merchantId(),
                wanted.orderId(),
                wanted.total().amountMinor(),
                wanted.total().currency().name(),
                Utc.of(wanted.expiresAt()),
                Utc.of(now));
    }

    @Override
    public boolean insertCancelled(String paymentId, Instant now) {
        return inserted(
                "INSERT INTO reservation (payment_id, state, created_at, resolved_at) VALUES (?, 'CANCELLED', ?, ?)",
                paymentId,
                Utc.of(now),
                Utc.of(now));
    }

    private boolean inserted(String sql, @Nullable Object... arguments) {
        try {
            jdbc.update(sql, arguments);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public boolean startPaying(ReserveStock wanted, Instant now) {
        return jdbc.update(
                        """
                        UPDATE orders SET state = 'PAYING', payment_id = ?
                        WHERE order_id = ? AND merchant_id = ? AND state = 'OPEN' AND expires_at > ?
                            AND total_minor = ? AND currency = ?""",
                        wanted.paymentId(),
                        wanted.orderId(),
                        wanted.merchantId(),
                        Utc.of(now),
                        wanted.total().amountMinor(),
                        wanted.total().currency().name())
                == 1;
    }

    @Override
    public @Nullable Standing standing(String merchantId, String orderId) {
        return DataAccessUtils.singleResult(jdbc.query(
                "SELECT state, total_minor, currency, expires_at FROM orders WHERE order_id = ? AND merchant_id = ?",
                (row, i) -> new Standing(
                        OrderState.valueOf(row.getString("state")),
                        total(row),
                        Utc.instant(row.getObject("expires_at", LocalDateTime.class))),
                orderId,
                merchantId));
    }

    @Override
    public Basket basket(String orderId) {
        List<Pieces> pieces = new ArrayList<>(1);
        List<@Nullable String> customers = jdbc.query(
                """
                SELECT o.customer, l.sku, l.quantity FROM orders o JOIN order_line l ON l.order_id = o.order_id
                WHERE o.order_id = ? ORDER BY l.line_no""",
                (row, i) -> {
                    pieces.add(new Pieces(row.getString("sku"), row.getInt("quantity")));
                    return row.getString("customer");
                },
                orderId);
        return new Basket(customers.get(0), pieces);
    }

    @Override
    public boolean take(String merchantId, Pieces pieces) {
        return jdbc.update("""
                        UPDATE stock SET available = available - ?, reserved = reserved + ?
                        WHERE merchant_id = ? AND sku = ? AND available >= ?""", pieces.quantity(), pieces.quantity(), merchantId, pieces.sku(), pieces.quantity()) == 1;
    }

    @Override
    public boolean confirm(String paymentId, Instant now) {
        return resolved(paymentId, jdbc.update(RESERVATION_AND_ORDER + """
                                SET r.state = 'CONFIRMED', r.resolved_at = ?, o.state = 'PAID'
                                WHERE r.payment_id = ? AND r.state = 'TRIED'
                                    AND o.state = 'PAYING' AND o.payment_id = r.payment_id""", Utc.of(now), paymentId));
    }

    @Override
    public void sell(String paymentId) {
        jdbc.update(
                STOCK_OF_LINES
                        + "SET s.reserved = s.reserved - l.quantity, s.sold = s.sold + l.quantity WHERE r.payment_id = ?",
                paymentId);
    }

    @Override
    public boolean cancel(String paymentId, Instant now) {
        return resolved(paymentId, jdbc.update(RESERVATION_AND_ORDER + """
                                SET r.state = 'CANCELLED', r.resolved_at = ?, o.state = 'OPEN', o.payment_id = NULL
                                WHERE r.payment_id = ? AND r.state = 'TRIED'
                                    AND o.state = 'PAYING' AND o.payment_id = r.payment_id""", Utc.of(now), paymentId));
    }

    @Override
    public void giveBack(String paymentId) {
        jdbc.update(
                STOCK_OF_LINES
                        + "SET s.reserved = s.reserved - l.quantity, s.available = s.available + l.quantity WHERE r.payment_id = ?",
                paymentId);
    }

    @Override
    public boolean unsettle(String paymentId, Instant now) {
        return resolved(paymentId, jdbc.update(RESERVATION_AND_ORDER + """
                        SET r.state = 'CANCELLED', r.resolved_at = ?, o.payment_id = NULL,
                            o.state = CASE WHEN o.expires_at > ? THEN 'OPEN' ELSE 'CLOSED' END
                        WHERE r.payment_id = ? AND r.state = 'CONFIRMED'
                            AND o.state = 'PAID' AND o.payment_id = r.payment_id AND o.refunded_minor = 0""", Utc.of(now), Utc.of(now), paymentId));
    }

    @Override
    public void takeFromSold(String paymentId) {
        jdbc.update(
                STOCK_OF_LINES
                        + "SET s.sold = s.sold - l.quantity, s.available = s.available + l.quantity WHERE r.payment_id = ?",
                paymentId);
    }

    private static boolean resolved(String paymentId, int rows) {
        if (rows != 0 && rows != BOTH_ROWS) {
            throw new IllegalStateException("payment " + paymentId + " changed " + rows + " rows at its end, not two");
        }
        return rows == BOTH_ROWS;
    }

    @Override
    public List<Recorded> find(Collection<String> paymentIds) {
        return jdbc.query(
                """
                SELECT payment_id, xid, merchant_id, order_id, total_minor, currency, state
                FROM reservation WHERE payment_id IN (""" + String.join(", ", Collections.nCopies(paymentIds.size(), "?")) + ")",
                (row, i) -> new Recorded(
                        new BranchReport(
                                row.getString("payment_id"),
                                BranchState.valueOf(row.getString("state")),
                                row.getString("xid")),
                        content(row)),
                paymentIds.toArray());
    }

    @Override
    public List<Expired> expired(Instant now, @Nullable Expired last, int most) {
        Expired after = last == null ? new Expired("", Instant.EPOCH) : last;
        return jdbc.query(
                """
                SELECT payment_id, expires_at FROM reservation
                WHERE state = 'TRIED' AND expires_at BETWEEN ? AND ? AND (expires_at > ? OR payment_id > ?)
                ORDER BY expires_at, payment_id LIMIT ?""",
                (row, i) -> new Expired(
                        row.getString("payment_id"), Utc.instant(row.getObject("expires_at", LocalDateTime.class))),
                Utc.of(after.expiresAt()),
                Utc.of(now),
                Utc.of(after.expiresAt()),
                after.paymentId(),
                most);
    }

    private static @Nullable Content content(ResultSet row) throws SQLException {
        String orderId = row.getString("order_id");
        return orderId == null ? null : new Content(row.getString("merchant_id"), orderId, total(row));
    }

    private static Money total(ResultSet row) throws SQLException {
        return Money.of(row.getLong("total_minor"), CurrencyCode.valueOf(row.getString("currency")));
    }
}
