package io.holdfast.order.ordering;

import io.holdfast.contract.order.OrderView;
import io.holdfast.order.argument.Argument;
import org.jspecify.annotations.Nullable;

/** A merchant's order as of now. Another merchant's is not found. */
public final class FindOrder {

    private final StoredOrders orders;

    FindOrder(StoredOrders orders) {
        this.orders = orders;
    }

    public @Nullable OrderView byId(String merchantId, String orderId) {
        return Argument.isId(merchantId) && Argument.isId(orderId) ? orders.find(merchantId, orderId) : null;
    }

    public @Nullable OrderView byNumber(String merchantId, String merchantOrderNo) {
        StoredOrders.Made made = Argument.isId(merchantId) ? orders.findByNumber(merchantId, merchantOrderNo) : null;
        return made == null ? null : made.order();
    }
}
