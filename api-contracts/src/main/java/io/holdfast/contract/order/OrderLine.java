package io.holdfast.contract.order;

import java.io.Serializable;

/**
 * What is ordered, at the price the catalogue had when the order was made or last amended.
 *
 * @param unitPriceMinor minor units of the order's currency
 */
public record OrderLine(String sku, String name, int quantity, long unitPriceMinor) implements Serializable {}
