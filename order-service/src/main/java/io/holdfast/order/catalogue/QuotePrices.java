package io.holdfast.order.catalogue;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What SKUs cost now. */
public final class QuotePrices {

    private final Skus skus;

    QuotePrices(Skus skus) {
        this.skus = skus;
    }

    /** By SKU; what the merchant does not sell is missing. */
    public Map<String, PricedSku> of(String merchantId, Collection<String> wanted) {
        return skus.priced(merchantId, wanted).stream().collect(Collectors.toMap(PricedSku::sku, Function.identity()));
    }
}
