package io.holdfast.contract.order;

import java.io.Serializable;

/** What became of a change of catalogue or stock. */
public sealed interface CatalogueOutcome extends Serializable {

    record Accepted(SkuView sku) implements CatalogueOutcome {}

    /** Nothing changed. */
    record Refused(Reason reason) implements CatalogueOutcome {}

    enum Reason {
        UNKNOWN_SKU,
        PRICE_OUT_OF_RANGE,
        QUANTITY_OUT_OF_RANGE,
        /** The delivery number stands for a delivery with another SKU or quantity. */
        DELIVERY_NO_REUSED
    }
}
