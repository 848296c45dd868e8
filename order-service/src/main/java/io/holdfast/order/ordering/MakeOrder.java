package io.holdfast.order.ordering;

import static io.holdfast.contract.order.OrderOutcome.Reason.ORDER_NO_REUSED;

import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.order.CreateOrder;
import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.contract.order.OrderOutcome.Accepted;
import io.holdfast.contract.order.OrderOutcome.Refused;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.OrderView;
import io.holdfast.order.argument.Argument;
import io.holdfast.order.ordering.PriceItems.Pricing;
import io.holdfast.order.ordering.PriceItems.Pricing.Priced;
import io.holdfast.order.ordering.PriceItems.Pricing.Unpriced;
import io.holdfast.order.ordering.StoredOrders.Made;
import io.holdfast.order.transaction.Transactions;
import io.holdfast.order.transaction.Transactions.Rollback;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Makes an order at the catalogue's prices, once per merchant order number. */
public final class MakeOrder {

    private static final int TEXT_LENGTH = 64;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final StoredOrders orders;
    private final PriceItems priceItems;
    private final Transactions transactions;
    private final Clock clock;
    private final Duration payWithin;

    /** @param payWithin how long an order may stay unpaid that does not say so itself */
    MakeOrder(StoredOrders orders, PriceItems priceItems, Transactions transactions, Clock clock, Duration payWithin) {
        this.orders = orders;
        this.priceItems = priceItems;
        this.transactions = transactions;
        this.clock = clock;
        this.payWithin = payWithin;
    }

    /** @throws IllegalArgumentException if the request is not as {@link CreateOrder} says */
    public OrderOutcome make(CreateOrder request) {
        check(request);
        while (true) {
            Optional<OrderOutcome> outcome = transactions.run(rollback -> made(request, rollback));
            if (outcome.isPresent() && outcome.get() instanceof Accepted) {
                return outcome.get();
            }
            // What cannot be priced any more may have been ordered at other prices before.
            Optional<OrderOutcome> first = repeated(request).or(() -> outcome);
            if (first.isPresent()) {
                return first.get();
            }
            // The order that held the number was rolled back meanwhile.
        }
    }

    /** Empty if the merchant order number is taken. */
    private Optional<OrderOutcome> made(CreateOrder request, Rollback rollback) {
        Pricing pricing = priceItems.price(request.merchantId(), request.currency(), request.items());
        if (pricing instanceof Unpriced unpriced) {
            return rollback.with(Optional.of(unpriced.refused()));
        }
        Made made = new Made(opened(request, (Priced) pricing), ContentHash.of(request));
        return orders.insert(made) ? Optional.of(new Accepted(made.order())) : rollback.with(Optional.empty());
    }

    private Optional<OrderOutcome> repeated(CreateOrder request) {
        return Optional.ofNullable(orders.findByNumber(request.merchantId(), request.merchantOrderNo()))
                .map(first -> first.content().equals(ContentHash.of(request))
                        ? new Accepted(first.order())
                        : new Refused(ORDER_NO_REUSED, null));
    }

    private OrderView opened(CreateOrder request, Priced priced) {
        Instant now = clock.instant();
        return new OrderView(
                PublicId.mint("ord"),
                request.merchantId(),
                request.merchantOrderNo(),
                request.customer(),
                Money.of(priced.totalMinor(), request.currency()),
                0,
                OrderState.OPEN,
                priced.lines(),
                null,
                now,
                now.plus(Objects.requireNonNullElse(request.payWithin(), payWithin)));
    }

    private static void check(CreateOrder request) {
        Argument.id("merchantId", request.merchantId());
        Argument.text("merchantOrderNo", request.merchantOrderNo(), TEXT_LENGTH);
        if (request.customer() != null) {
            Argument.text("customer", request.customer(), TEXT_LENGTH);
        }
        Duration wanted = request.payWithin();
        if (wanted != null && (wanted.compareTo(SHORTEST) < 0 || wanted.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("payWithin must be 1 minute to 30 days but is " + wanted);
        }
        PriceItems.check(request.items());
    }
}
