package io.holdfast.order.ordering;

import static io.holdfast.contract.order.OrderOutcome.Reason.CURRENCY_MISMATCH;
import static io.holdfast.contract.order.OrderOutcome.Reason.TOTAL_OUT_OF_RANGE;
import static io.holdfast.contract.order.OrderOutcome.Reason.UNKNOWN_SKU;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.order.OrderItem;
import io.holdfast.contract.order.OrderLine;
import io.holdfast.contract.order.OrderOutcome.Refused;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.catalogue.PricedSku;
import io.holdfast.order.catalogue.QuotePrices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Turns items into lines at today's prices. */
final class PriceItems {

    private static final int MOST_ITEMS = 100;
    private static final int MOST_PIECES = 1_000_000;
    private static final int SKU_LENGTH = 64;
    private static final long HIGHEST_TOTAL_MINOR = 1_000_000_000_000L;

    private final QuotePrices prices;

    PriceItems(QuotePrices prices) {
        this.prices = prices;
    }

    sealed interface Pricing {

        /** Lines in ascending order of their SKU, the order in which stock is locked later. */
        record Priced(List<OrderLine> lines, long totalMinor) implements Pricing {}

        record Unpriced(Refused refused) implements Pricing {}
    }

    /** @throws IllegalArgumentException if there are no items or too many, a SKU twice, or a quantity out of range */
    static void check(List<OrderItem> items) {
        Argument.within("number of items", items.size(), 1, MOST_ITEMS);
        for (OrderItem item : items) {
            Argument.text("sku", item.sku(), SKU_LENGTH);
            Argument.within("quantity", item.quantity(), 1, MOST_PIECES);
        }
        if (items.stream().map(OrderItem::sku).distinct().count() < items.size()) {
            throw new IllegalArgumentException("a SKU stands in two items");
        }
    }

    Pricing price(String merchantId, CurrencyCode currency, List<OrderItem> items) {
        Map<String, PricedSku> quoted =
                prices.of(merchantId, items.stream().map(OrderItem::sku).toList());
        List<OrderLine> lines = new ArrayList<>(items.size());
        long totalMinor = 0;
        for (OrderItem item :
                items.stream().sorted(Comparator.comparing(OrderItem::sku)).toList()) {
            PricedSku sku = quoted.get(item.sku());
            if (sku == null) {
                return new Pricing.Unpriced(new Refused(UNKNOWN_SKU, item.sku()));
            }
            if (sku.price().currency() != currency) {
                return new Pricing.Unpriced(new Refused(CURRENCY_MISMATCH, item.sku()));
            }
            long unitPriceMinor = sku.price().amountMinor();
            // At most 10^12 + 10^12 * 10^6, which a long holds: the sum is looked at after each line.
            totalMinor = Math.addExact(totalMinor, Math.multiplyExact(unitPriceMinor, (long) item.quantity()));
            if (totalMinor > HIGHEST_TOTAL_MINOR) {
                return new Pricing.Unpriced(new Refused(TOTAL_OUT_OF_RANGE, null));
            }
            lines.add(new OrderLine(sku.sku(), sku.name(), item.quantity(), unitPriceMinor));
        }
        return new Pricing.Priced(lines, totalMinor);
    }
}
