package io.holdfast.order.catalogue;

import static io.holdfast.contract.order.CatalogueOutcome.Reason.DELIVERY_NO_REUSED;
import static io.holdfast.contract.order.CatalogueOutcome.Reason.QUANTITY_OUT_OF_RANGE;
import static io.holdfast.contract.order.CatalogueOutcome.Reason.UNKNOWN_SKU;

import io.holdfast.contract.order.CatalogueOutcome;
import io.holdfast.contract.order.CatalogueOutcome.Accepted;
import io.holdfast.contract.order.CatalogueOutcome.Refused;
import io.holdfast.contract.order.SkuView;
import io.holdfast.contract.order.StockUp;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.transaction.Transactions;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Adds the pieces of a delivery to a merchant's stock, once per delivery number. */
public final class ReceiveDelivery {

    private static final int NUMBER_LENGTH = 64;
    private static final long MOST_PIECES = 1_000_000_000L;

    private final Skus skus;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Clock clock;

    ReceiveDelivery(Skus skus, Deliveries deliveries, Transactions transactions, Clock clock) {
        this.skus = skus;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if an identifier, the SKU or the delivery number is empty or too long */
    public CatalogueOutcome receive(StockUp delivery) {
        Argument.id("merchantId", delivery.merchantId());
        Argument.text("deliveryNo", delivery.deliveryNo(), NUMBER_LENGTH);
        Argument.text("sku", delivery.sku(), ListSku.SKU_LENGTH);
        if (delivery.quantity() < 1 || delivery.quantity() > MOST_PIECES) {
            return new Refused(QUANTITY_OUT_OF_RANGE);
        }
        return transactions
                .run(rollback -> book(delivery, rollback))
                .or(() -> transactions.run(rollback -> repeated(delivery)))
                // The delivery that held the number was rolled back meanwhile.
                .orElseGet(() -> receive(delivery));
    }

    /** Empty if the delivery number is taken. */
    private Optional<CatalogueOutcome> book(StockUp delivery, Transactions.Rollback rollback) {
        if (!deliveries.insert(delivery, clock.instant())) {
            return rollback.with(Optional.empty());
        }
        if (!deliveries.addToStock(delivery)) {
            return rollback.with(Optional.of(new Refused(UNKNOWN_SKU)));
        }
        return Optional.of(new Accepted(stocked(delivery)));
    }

    /** Empty if the delivery number is free. */
    private Optional<CatalogueOutcome> repeated(StockUp delivery) {
        StockUp first = deliveries.find(delivery.merchantId(), delivery.deliveryNo());
        if (first == null) {
            return Optional.empty();
        }
        return Optional.of(delivery.equals(first) ? new Accepted(stocked(delivery)) : new Refused(DELIVERY_NO_REUSED));
    }

    private SkuView stocked(StockUp delivery) {
        return Objects.requireNonNull(skus.find(delivery.merchantId(), delivery.sku()));
    }
}
