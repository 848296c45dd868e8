package io.holdfast.contract.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders of a merchant. Another merchant's order is answered like one that does not exist. All calls may be repeated. */
public interface Orders {

    OrderOutcome create(CreateOrder request);

    @Nullable
    OrderView find(String merchantId, String orderId);

    @Nullable
    OrderView findByNumber(String merchantId, String merchantOrderNo);

    /** Replaces the items of an OPEN order, at today's prices. */
    OrderOutcome amend(String merchantId, String orderId, List<OrderItem> items);

    /** Cancels an OPEN order. One cancelled already is accepted as it is. */
    OrderOutcome cancel(String merchantId, String orderId);
}
