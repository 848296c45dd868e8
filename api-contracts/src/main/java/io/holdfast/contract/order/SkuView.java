package io.holdfast.contract.order;

import io.holdfast.contract.Money;
import java.io.Serializable;

/**
 * A SKU with its price and stock, in pieces: {@code stocked = available + reserved + sold}.
 */
public record SkuView(
        String merchantId, String sku, String name, Money price, long stocked, long available, long reserved, long sold)
        implements Serializable {}
