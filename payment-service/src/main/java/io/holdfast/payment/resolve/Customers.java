package io.holdfast.payment.resolve;

import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.Orders;
import io.holdfast.contract.payment.PaymentView;
import org.jspecify.annotations.Nullable;

/** Who buys: only the order says, and whoever carried the payment out took the answer with him. */
public final class Customers {

    private final Orders orders;

    public Customers(Orders orders) {
        this.orders = orders;
    }

    /** @throws RuntimeException if order-service does not answer */
    @Nullable
    String of(PaymentView payment) {
        OrderView order = orders.find(payment.merchantId(), payment.orderId());
        if (order == null) {
            throw new IllegalStateException("order " + payment.orderId() + " was paid, and does not exist");
        }
        return order.customer();
    }
}
