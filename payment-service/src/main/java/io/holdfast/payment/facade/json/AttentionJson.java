package io.holdfast.payment.facade.json;

import io.holdfast.contract.Money;
import io.holdfast.payment.attention.AttentionItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person must look at.
 *
 * @param missing the kinds that could not be looked up
 */
public record AttentionJson(List<Item> data, List<String> missing) {

    public static AttentionJson of(List<AttentionItem> items, List<String> missing) {
        return new AttentionJson(items.stream().map(Item::of).toList(), missing);
    }

    public record Item(
            String kind,
            String id,
            String merchant,
            @Nullable String paymentId,
            @Nullable Long amount,
            @Nullable String currency,
            String reason,
            @Nullable String detail,
            String since) {

        static Item of(AttentionItem item) {
            Money amount = item.amount();
            return new Item(
                    item.kind(),
                    item.id(),
                    item.merchantId(),
                    item.paymentId(),
                    amount == null ? null : amount.amountMinor(),
                    amount == null ? null : amount.currency().name(),
                    item.reason(),
                    item.detail(),
                    WireJson.time(item.since()));
        }
    }
}
