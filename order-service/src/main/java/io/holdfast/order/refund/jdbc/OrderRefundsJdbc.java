package io.holdfast.order.refund.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.NoteRefund;
import io.holdfast.order.refund.OrderRefunds;
import io.holdfast.order.transaction.Utc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Refunds in the table {@code order_refund}, with what they move in {@code orders} and {@code stock}. */
@Repository
class OrderRefundsJdbc implements OrderRefunds {

    /** An order is found by its payment through the reservation, which is keyed by it. The joins run as written. */
    private static final String PAID_ORDER = "reservation r STRAIGHT_JOIN orders o ON o.order_id = r.order_id\n";

    private static final String IS_PAID =
            "WHERE r.payment_id = ? AND r.state = 'CONFIRMED' AND o.state = 'PAID' AND o.payment_id = r.payment_id\n";

    private final JdbcTemplate jdbc;

    OrderRefundsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean insert(NoteRefund refund, Instant now) {
        try {
            jdbc.update(
                    """
                    INSERT INTO order_refund (refund_id, payment_id, currency, amount_minor, restock, created_at)
                    VALUES (?, ?, ?, ?, ?, ?)""",
                    refund.refundId(),
                    refund.paymentId(),
                    refund.amount().currency().name(),
                    refund.amount().amountMinor(),
                    refund.restock(),
                    Utc.of(now));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public @Nullable NoteRefund find(String refundId) {
        return DataAccessUtils.singleResult(jdbc.query(
                "SELECT payment_id, currency, amount_minor, restock FROM order_refund WHERE refund_id = ?",
                (row, i) -> new NoteRefund(
                        refundId,
                        row.getString("payment_id"),
                        Money.of(row.getLong("amount_minor"), CurrencyCode.valueOf(row.getString("currency"))),
                        row.getBoolean("restock")),
                refundId));
    }

    @Override
    public boolean add(NoteRefund refund) {
        long amountMinor = refund.amount().amountMinor();
        return jdbc.update(
                        "UPDATE " + PAID_ORDER + """
                        SET o.refunded_minor = o.refunded_minor + ?, o.restocked_by = COALESCE(o.restocked_by, ?)
                        """ + IS_PAID
                                + "AND o.currency = ? AND o.refunded_minor + ? <= o.total_minor",
                        amountMinor,
                        refund.restock() ? refund.refundId() : null,
                        refund.paymentId(),
                        refund.amount().currency().name(),
                        amountMinor)
                == 1;
    }

    @Override
    public void restock(NoteRefund refund) {
        jdbc.update("""
                UPDATE reservation r
                    STRAIGHT_JOIN orders o ON o.order_id = r.order_id
                    STRAIGHT_JOIN order_line l ON l.order_id = o.order_id
                    STRAIGHT_JOIN stock s ON s.merchant_id = l.merchant_id AND s.sku = l.sku
                SET s.sold = s.sold - l.quantity, s.available = s.available + l.quantity
                WHERE r.payment_id = ? AND o.restocked_by = ?""", refund.paymentId(), refund.refundId());
    }

    @Override
    public @Nullable Paid paidBy(String paymentId) {
        return DataAccessUtils.singleResult(jdbc.query(
                "SELECT o.total_minor, o.currency, o.refunded_minor FROM " + PAID_ORDER + IS_PAID,
                (row, i) -> new Paid(
                        Money.of(row.getLong("total_minor"), CurrencyCode.valueOf(row.getString("currency"))),
                        row.getLong("refunded_minor")),
                paymentId));
    }
}
