package io.holdfast.contract.order;

import io.holdfast.contract.CurrencyCode;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to be made at the catalogue's prices. The same merchant order number with the same content answers with the
 * order made first.
 *
 * @param merchantOrderNo 1 to 64 characters, unique per merchant
 * @param customer the merchant's name for who buys, 1 to 64 characters; who earns and spends points
 * @param items 1 to 100, no SKU twice
 * @param payWithin 1 minute to 30 days; null for the service's default
 */
public record CreateOrder(
        String merchantId,
        String merchantOrderNo,
        @Nullable String customer,
        CurrencyCode currency,
        List<OrderItem> items,
        @Nullable Duration payWithin)
        implements Serializable {}
