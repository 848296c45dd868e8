package io.holdfast.contract.order;

import io.holdfast.contract.Money;
import org.jspecify.annotations.Nullable;

/** What a merchant sells. All calls may be repeated. */
public interface Catalogue {

    /**
     * Lists a SKU, or changes its name and price; orders already made keep theirs.
     *
     * @param name 1 to 200 characters
     * @param price 1 to 10^12 minor units
     */
    CatalogueOutcome put(String merchantId, String sku, String name, Money price);

    CatalogueOutcome stockUp(StockUp delivery);

    @Nullable
    SkuView find(String merchantId, String sku);
}
