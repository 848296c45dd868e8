package io.holdfast.payment.facade.json;

import io.holdfast.contract.order.SkuView;

/** A SKU with its stock as operators see it. */
public record SkuJson(
        String sku, String name, long price, String currency, long stocked, long available, long reserved, long sold) {

    public static SkuJson of(SkuView sku) {
        return new SkuJson(
                sku.sku(),
                sku.name(),
                sku.price().amountMinor(),
                sku.price().currency().name(),
                sku.stocked(),
                sku.available(),
                sku.reserved(),
                sku.sold());
    }
}
