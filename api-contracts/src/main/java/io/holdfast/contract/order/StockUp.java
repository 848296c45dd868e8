package io.holdfast.contract.order;

import java.io.Serializable;

/**
 * New pieces of a SKU.
 *
 * @param deliveryNo 1 to 64 characters, unique per merchant: repeated with the same content it changes nothing
 * @param quantity 1 to 10^9 pieces
 */
public record StockUp(String merchantId, String deliveryNo, String sku, long quantity) implements Serializable {}
