package io.holdfast.order.catalogue;

import static io.holdfast.contract.order.CatalogueOutcome.Reason.PRICE_OUT_OF_RANGE;

import io.holdfast.contract.Money;
import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import java.util.Objects;

/** Puts a SKU into a merchant's catalogue, or gives it another name and price. */
public final class ListSku {

    static final int SKU_LENGTH = 64;
    private static final int NAME_LENGTH = 200;
    private static final long HIGHEST_PRICE_MINOR = 1_000_000_000_000L;

    private final Skus skus;
    private final Transactions transactions;
    private final Clock clock;

    ListSku(Skus skus, Transactions transactions, Clock clock) {
        this.skus = skus;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if an identifier, the SKU or the name is empty or too long */
    public CatalogueOutcome list(String merchantId, String sku, String name, Money price) {
        Argument.id("merchantId", merchantId);
        Argument.text("sku", sku, SKU_LENGTH);
        Argument.text("name", name, NAME_LENGTH);
        if (price.amountMinor() < 1 || price.amountMinor() > HIGHEST_PRICE_MINOR) {
            return new CatalogueOutcome.Refused(PRICE_OUT_OF_RANGE);
        }
        return transactions.run(rollback -> {
            skus.put(merchantId, sku, name, price, clock.instant());
            return new CatalogueOutcome.Accepted(Objects.requireNonNull(skus.find(merchantId, sku)));
        });
    }
}
