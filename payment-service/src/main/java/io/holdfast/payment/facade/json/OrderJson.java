package io.holdfast.payment.facade.json;

import io.holdfast.contract.order.OrderLine;
import io.holdfast.contract.order.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as merchants see it. */
public record OrderJson(
        String id,
        String merchantOrderNo,
        @Nullable String customer,
        String currency,
        long total,
        long refunded,
        String state,
        List<Item> items,
        @Nullable String paymentId,
        String createdAt,
        String expiresAt) {

    public static OrderJson of(OrderView order) {
        return new OrderJson(
                order.orderId(),
                order.merchantOrderNo(),
                order.customer(),
                order.total().currency().name(),
                order.total().amountMinor(),
                order.refundedMinor(),
                order.state().name(),
                order.lines().stream().map(Item::of).toList(),
                order.paymentId(),
                WireJson.time(order.createdAt()),
                WireJson.time(order.expiresAt()));
    }

    public record Item(String sku, String name, int quantity, long unitPrice) {

        static Item of(OrderLine line) {
            return new Item(line.sku(), line.name(), line.quantity(), line.unitPriceMinor());
        }
    }
}
