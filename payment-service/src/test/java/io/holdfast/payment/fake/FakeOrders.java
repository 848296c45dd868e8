package io.holdfast.payment.fake;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.Orders;
import java.time.Instant;
import java.util.List;

/** One order after another, all of the same customer. */
public final class FakeOrders implements Orders {

    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private final String customer;
    public volatile boolean silent;

    public FakeOrders(String customer) {
        this.customer = customer;
    }

    @Override
    public OrderView find(String merchantId, String orderId) {
        if (silent) {
            throw new IllegalStateException("no answer");
        }
        Instant then = Instant.EPOCH;
        Money total = Money.of(1_000, CurrencyCode.CNY);
        return new OrderView(
                orderId, merchantId, "M1", customer, total, 0, OrderState.PAID, List.of(), null, then, LATER);
    }

    @Override
    public OrderView findByNumber(String merchantId, String merchantOrderNo) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderOutcome create(CreateOrder request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderOutcome amend(String merchantId, String orderId, List<OrderItem> items) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderOutcome cancel(String merchantId, String orderId) {
        throw new UnsupportedOperationException();
    }
}
