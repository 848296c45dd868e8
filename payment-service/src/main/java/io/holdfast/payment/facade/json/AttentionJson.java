package io.holdfast.payment.facade.json;

import io.holdfast.payment.attention.AttentionItem;
import java.util.List;

/** What a person must look at. */
public record AttentionJson(List<Item> data) {

    public static AttentionJson of(List<AttentionItem> items) {
        return new AttentionJson(items.stream().map(Item::of).toList());
    }

    public record Item(
            String kind,
            String id,
            String merchant,
            String paymentId,
            long amount,
            String currency,
            String reason,
            String since) {

        static Item of(AttentionItem item) {
            return new Item(
                    item.kind(),
                    item.id(),
                    item.merchantId(),
                    item.paymentId(),
                    item.amount().amountMinor(),
                    item.amount().currency().name(),
                    item.reason(),
                    WireJson.time(item.since()));
        }
    }
}
