package io.holdfast.order.ordering;

import static io.holdfast.contract.order.OrderOutcome.Reason.ORDER_NOT_FOUND;
import static io.holdfast.contract.order.OrderOutcome.Reason.ORDER_NOT_OPEN;

import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderOutcome.Accepted;
import io.holdfast.contract.order.OrderOutcome.Refused;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.transaction.Transactions;

/** Cancels an order that nobody has begun to pay. */
public final class CancelOrder {

    private final StoredOrders orders;
    private final FindOrder findOrder;
    private final Transactions transactions;

    CancelOrder(StoredOrders orders, FindOrder findOrder, Transactions transactions) {
        this.orders = orders;
        this.findOrder = findOrder;
        this.transactions = transactions;
    }

    /** An order cancelled already is accepted as it is. */
    public OrderOutcome cancel(String merchantId, String orderId) {
        if (!Argument.isId(merchantId) || !Argument.isId(orderId)) {
            return new Refused(ORDER_NOT_FOUND, null);
        }
        boolean cancelled = transactions.run(rollback -> orders.cancel(merchantId, orderId));
        OrderView order = findOrder.byId(merchantId, orderId);
        if (order == null) {
            return new Refused(ORDER_NOT_FOUND, null);
        }
        // CANCELLED is final: whoever wrote it, the order is as it was asked to be.
        return cancelled || order.state() == OrderState.CANCELLED
                ? new Accepted(order)
                : new Refused(ORDER_NOT_OPEN, null);
    }
}
