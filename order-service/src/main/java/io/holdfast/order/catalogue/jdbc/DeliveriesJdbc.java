package io.holdfast.order.catalogue.jdbc;

import io.holdfast.contract.order.StockUp;
import io.holdfast.order.catalogue.Deliveries;
import io.holdfast.order.transaction.Utc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Deliveries in the table {@code delivery}, and what they add to {@code stock}. */
@Repository
class DeliveriesJdbc implements Deliveries {

    private final JdbcTemplate jdbc;

    DeliveriesJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean insert(StockUp delivery, Instant now) {
        try {
            jdbc.update(
                    "INSERT INTO delivery (merchant_id, delivery_no, sku, quantity, created_at) VALUES (?, ?, ?, ?, ?)",
                    delivery.merchantId(),
                    delivery.deliveryNo(),
                    delivery.sku(),
                    delivery.quantity(),
                    Utc.of(now));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Override
    public @Nullable StockUp find(String merchantId, String deliveryNo) {
        return DataAccessUtils.singleResult(jdbc.query(
                "SELECT merchant_id, delivery_no, sku, quantity FROM delivery WHERE merchant_id = ? AND delivery_no = ?",
                (row, i) -> new StockUp(
                        row.getString("merchant_id"),
                        row.getString("delivery_no"),
                        row.getString("sku"),
                        row.getLong("quantity")),
                merchantId,
                deliveryNo));
    }

    @Override
    public boolean addToStock(StockUp delivery) {
        return jdbc.update(
                        "UPDATE stock SET stocked = stocked + ?, available = available + ? WHERE merchant_id = ? AND sku = ?",
                        delivery.quantity(),
                        delivery.quantity(),
                        delivery.merchantId(),
                        delivery.sku())
                == 1;
    }
}
