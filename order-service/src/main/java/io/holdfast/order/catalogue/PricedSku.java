package io.holdfast.order.catalogue;

import io.holdfast.contract.Money;

/** A SKU as it is offered at one instant. */
public record PricedSku(String sku, String name, Money price) {}
