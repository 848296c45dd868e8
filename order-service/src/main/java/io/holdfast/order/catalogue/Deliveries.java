package io.holdfast.order.catalogue;

import io.holdfast.contract.order.StockUp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Deliveries as they are stored. */
public interface Deliveries {

    /** False if the delivery number is taken; the transaction must then be rolled back. */
    boolean insert(StockUp delivery, Instant now);

    @Nullable
    StockUp find(String merchantId, String deliveryNo);

    /** Adds the pieces to what is available. False if there is no such SKU. */
    boolean addToStock(StockUp delivery);
}
