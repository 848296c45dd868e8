package io.holdfast.order.ordering;

import static io.holdfast.contract.order.OrderOutcome.Reason.ORDER_NOT_FOUND;
import static io.holdfast.contract.order.OrderOutcome.Reason.ORDER_NOT_OPEN;

import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderOutcome.Accepted;
import io.holdfast.contract.order.OrderOutcome.Refused;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.order.ordering.PriceItems.Pricing;
import io.holdfast.order.ordering.PriceItems.Pricing.Priced;
import io.holdfast.order.ordering.PriceItems.Pricing.Unpriced;
import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Replaces the items of an order that nobody has begun to pay, at today's prices. */
public final class AmendOrder {

    private final StoredOrders orders;
    private final FindOrder findOrder;
    private final PriceItems priceItems;
    private final Transactions transactions;
    private final Clock clock;

    AmendOrder(
            StoredOrders orders, FindOrder findOrder, PriceItems priceItems, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.findOrder = findOrder;
        this.priceItems = priceItems;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if there are no items or too many, a SKU twice, or a quantity out of range */
    public OrderOutcome amend(String merchantId, String orderId, List<OrderItem> items) {
        PriceItems.check(items);
        OrderView order = findOrder.byId(merchantId, orderId);
        if (order == null) {
            return new Refused(ORDER_NOT_FOUND, null);
        }
        if (order.state() != OrderState.OPEN) {
            return new Refused(ORDER_NOT_OPEN, null);
        }
        Pricing pricing = priceItems.price(merchantId, order.total().currency(), items);
        if (pricing instanceof Unpriced unpriced) {
            return unpriced.refused();
        }
        return amend(merchantId, orderId, (Priced) pricing);
    }

    private OrderOutcome amend(String merchantId, String orderId, Priced priced) {
        return transactions.run(rollback -> {
            if (!orders.amend(merchantId, orderId, priced.totalMinor(), priced.lines(), clock.instant())) {
                return rollback.with(new Refused(ORDER_NOT_OPEN, null));
            }
            return new Accepted(Objects.requireNonNull(orders.find(merchantId, orderId)));
        });
    }
}
