package io.holdfast.order.ordering.rpc;

import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.Orders;
import io.holdfast.order.ordering.AmendOrder;
import io.holdfast.order.ordering.CancelOrder;
import io.holdfast.order.ordering.FindOrder;
import io.holdfast.order.ordering.MakeOrder;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

/** Orders over Dubbo, and what is counted of them. */
@DubboService
class OrdersDubbo implements Orders {

    private final MakeOrder makeOrder;
    private final FindOrder findOrder;
    private final AmendOrder amendOrder;
    private final CancelOrder cancelOrder;
    private final MeterRegistry meters;

    OrdersDubbo(
            MakeOrder makeOrder,
            FindOrder findOrder,
            AmendOrder amendOrder,
            CancelOrder cancelOrder,
            MeterRegistry meters) {
        this.makeOrder = makeOrder;
        this.findOrder = findOrder;
        this.amendOrder = amendOrder;
        this.cancelOrder = cancelOrder;
        this.meters = meters;
    }

    @Override
    public OrderOutcome create(CreateOrder request) {
        return counted("create", makeOrder.make(request));
    }

    @Override
    public @Nullable OrderView find(String merchantId, String orderId) {
        return findOrder.byId(merchantId, orderId);
    }

    @Override
    public @Nullable OrderView findByNumber(String merchantId, String merchantOrderNo) {
        return findOrder.byNumber(merchantId, merchantOrderNo);
    }

    @Override
    public OrderOutcome amend(String merchantId, String orderId, List<OrderItem> items) {
        return counted("amend", amendOrder.amend(merchantId, orderId, items));
    }

    @Override
    public OrderOutcome cancel(String merchantId, String orderId) {
        return counted("cancel", cancelOrder.cancel(merchantId, orderId));
    }

    private OrderOutcome counted(String operation, OrderOutcome outcome) {
        String result = outcome instanceof OrderOutcome.Refused refused
                ? refused.reason().name().toLowerCase(Locale.ROOT)
                : "accepted";
        meters.counter("holdfast.orders", "operation", operation, "outcome", result)
                .increment();
        return outcome;
    }
}
