package io.holdfast.order.catalogue;

import io.holdfast.contract.order.SkuView;
import io.holdfast.order.argument.Argument;
import org.jspecify.annotations.Nullable;

/** A merchant's SKU with its price and stock. */
public final class FindSku {

    private final Skus skus;

    FindSku(Skus skus) {
        this.skus = skus;
    }

    public @Nullable SkuView find(String merchantId, String sku) {
        return Argument.isId(merchantId) ? skus.find(merchantId, sku) : null;
    }
}
