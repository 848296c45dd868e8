package io.holdfast.contract.order;

import java.io.Serializable;

/**
 * What is wanted.
 *
 * @param sku the merchant's stock keeping unit, 1 to 64 characters
 * @param quantity 1 to 1,000,000
 */
public record OrderItem(String sku, int quantity) implements Serializable {}
