package io.holdfast.order.ordering;

import io.holdfast.contract.order.OrderLine;
import io.holdfast.contract.order.OrderView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders as they are stored. */
public interface StoredOrders {

    /** An order with the fingerprint of the request that made it. */
    record Made(OrderView order, ContentHash content) {}

    /** False if the merchant order number is taken; the transaction must then be rolled back. */
    boolean insert(Made order);

    @Nullable
    OrderView find(String merchantId, String orderId);

    @Nullable
    Made findByNumber(String merchantId, String merchantOrderNo);

    /** Gives an OPEN order that has not expired another content. False if it is not so, or not the merchant's. */
    boolean amend(String merchantId, String orderId, long totalMinor, List<OrderLine> lines, Instant now);

    /** Cancels an OPEN order. False if it is not OPEN, or not the merchant's. */
    boolean cancel(String merchantId, String orderId);

    /** Closes OPEN orders that have expired, the oldest first, except those that another transaction is at work on. */
    int closeExpired(Instant now, int most);
}
