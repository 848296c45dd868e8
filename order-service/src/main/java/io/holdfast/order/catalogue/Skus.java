package io.holdfast.order.catalogue;

import io.holdfast.contract.Money;
import io.holdfast.contract.order.SkuView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SKUs as they are stored. */
public interface Skus {

    /** Stores the SKU, with no pieces if it is new. */
    void put(String merchantId, String sku, String name, Money price, Instant now);

    @Nullable
    SkuView find(String merchantId, String sku);

    /** Those of the SKUs that exist, in no order. */
    List<PricedSku> priced(String merchantId, Collection<String> skus);
}
