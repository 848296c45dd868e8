package io.holdfast.payment.notify;

import io.holdfast.contract.PublicId;
import io.holdfast.payment.pay.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes of each event one delivery for each endpoint that wants it, in one commit; an event that comes again makes none. */
public final class PlanDeliveries {

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Wakeups wakeups;
    private final NotifyWatch watch;
    private final NotifyConfig config;
    private final Clock clock;

    public PlanDeliveries(
            Endpoints endpoints,
            Deliveries deliveries,
            Transactions transactions,
            Wakeups wakeups,
            NotifyWatch watch,
            NotifyConfig config,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.wakeups = wakeups;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    public void plan(List<MerchantEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        // Two that store the same events take their locks in one order.
        List<MerchantEvent> sorted = events.stream()
                .sorted(Comparator.comparing(MerchantEvent::eventId))
                .toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<NewDelivery> planned = new ArrayList<>();
        transactions.run(
                () -> {
                    planned.clear();
                    planned.addAll(wanted(sorted, now));
                    deliveries.plan(sorted, planned, now);
                    return true;
                },
                () -> false);
        watch.planned(events.size(), planned.size());
        wakeUp(planned);
    }

    private List<NewDelivery> wanted(List<MerchantEvent> events, Instant now) {
        TreeSet<String> merchants =
                events.stream().map(MerchantEvent::merchantId).collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<WebhookEndpoint>> byMerchant =
                endpoints.enabledOf(merchants).stream().collect(Collectors.groupingBy(WebhookEndpoint::merchantId));
        List<NewDelivery> wanted = new ArrayList<>();
        for (MerchantEvent event : events) {
            for (WebhookEndpoint endpoint : byMerchant.getOrDefault(event.merchantId(), List.of())) {
                if (endpoint.wants(event.type())) {
                    wanted.add(delivery(event, endpoint, DeliveryKind.EVENT, config, now));
                }
            }
        }
        return wanted;
    }

    static NewDelivery delivery(
            MerchantEvent event, WebhookEndpoint endpoint, DeliveryKind kind, NotifyConfig config, Instant now) {
        Duration firstPause = kind == DeliveryKind.EVENT
                ? config.pauses(endpoint.retryPolicy()).get(0)
                : Duration.ZERO;
        return new NewDelivery(
                PublicId.mint("whd"),
                endpoint.endpointId(),
                event.eventId(),
                event.merchantId(),
                kind,
                now.plus(firstPause),
                now.plus(config.lifetime(endpoint.retryPolicy())),
                now);
    }

    private void wakeUp(List<NewDelivery> planned) {
        List<String> atOnce = new ArrayList<>();
        for (NewDelivery delivery : planned) {
            Duration pause = Duration.between(delivery.createdAt(), delivery.firstAttemptAt());
            if (pause.isZero()) {
                atOnce.add(delivery.deliveryId());
            } else {
                wakeups.later(delivery.deliveryId(), pause);
            }
        }
        if (!atOnce.isEmpty()) {
            wakeups.now(atOnce);
        }
    }
}
