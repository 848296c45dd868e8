package io.holdfast.order.catalogue.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.SkuView;
import io.holdfast.order.catalogue.PricedSku;
import io.holdfast.order.catalogue.Skus;
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
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** SKUs in the tables {@code sku} and {@code stock}. */
@Repository
class SkusJdbc implements Skus {

    private final JdbcTemplate jdbc;

    SkusJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(String merchantId, String sku, String name, Money price, Instant now) {
        LocalDateTime at = Utc.of(now);
        jdbc.update(
                """
                INSERT INTO sku (merchant_id, sku, name, price_minor, currency, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE name = VALUES(name), price_minor = VALUES(price_minor),
                    currency = VALUES(currency), updated_at = VALUES(updated_at)""",
                merchantId,
                sku,
                name,
                price.amountMinor(),
                price.currency().name(),
                at,
                at);
        jdbc.update("""
                INSERT INTO stock (merchant_id, sku, stocked, available, reserved, sold) VALUES (?, ?, 0, 0, 0, 0)
                ON DUPLICATE KEY UPDATE stocked = stocked""", merchantId, sku);
    }

    @Override
    public @Nullable SkuView find(String merchantId, String sku) {
        return DataAccessUtils.singleResult(jdbc.query(
                """
                SELECT k.merchant_id, k.sku, k.name, k.price_minor, k.currency,
                    s.stocked, s.available, s.reserved, s.sold
                FROM sku k JOIN stock s ON s.merchant_id = k.merchant_id AND s.sku = k.sku
                WHERE k.merchant_id = ? AND k.sku = ?""",
                (row, i) -> new SkuView(
                        row.getString("merchant_id"),
                        row.getString("sku"),
                        row.getString("name"),
                        price(row),
                        row.getLong("stocked"),
                        row.getLong("available"),
                        row.getLong("reserved"),
                        row.getLong("sold")),
                merchantId,
                sku));
    }

    @Override
    public List<PricedSku> priced(String merchantId, Collection<String> skus) {
        List<Object> arguments = new ArrayList<>(skus.size() + 1);
        arguments.add(merchantId);
        arguments.addAll(skus);
        return jdbc.query(
                "SELECT sku, name, price_minor, currency FROM sku WHERE merchant_id = ? AND sku IN ("
                        + String.join(", ", Collections.nCopies(skus.size(), "?")) + ")",
                (row, i) -> new PricedSku(row.getString("sku"), row.getString("name"), price(row)),
                arguments.toArray());
    }

    private static Money price(ResultSet row) throws SQLException {
        return Money.of(row.getLong("price_minor"), CurrencyCode.valueOf(row.getString("currency")));
    }
}
