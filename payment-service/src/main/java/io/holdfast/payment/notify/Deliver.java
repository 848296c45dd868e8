package io.holdfast.payment.notify;

import io.holdfast.contract.PublicId;
import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes one attempt of a delivery: takes it, sends it, and notes what came of it and what follows. */
public final class Deliver implements DeliveryLanes.Work {

    /**
     * All attempts, for rules and figures. A failure of a merchant's endpoint is none of this resource, or one merchant would
     * open a breaker for the others: each endpoint has one of its own.
     */
    static final String RESOURCE = "webhook";

    /** How many are called back at a time to an endpoint that is well again. */
    private static final int RECALLED = 200;

    private final Deliveries deliveries;
    private final WebhookSecrets secrets;
    private final Signer signer;
    private final Courier courier;
    private final Guard guard;
    private final Wakeups wakeups;
    private final NotifyWatch watch;
    private final NotifyConfig config;
    private final Clock clock;
    private final Semaphore atDatabase;

    Deliver(
            Deliveries deliveries,
            WebhookSecrets secrets,
            Signer signer,
            Courier courier,
            Guard guard,
            Wakeups wakeups,
            NotifyWatch watch,
            NotifyConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.signer = signer;
        this.courier = courier;
        this.guard = guard;
        this.wakeups = wakeups;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
        this.atDatabase = new Semaphore(config.lanes().connections());
    }

    @Override
    public AttemptVerdict attempt(DueDelivery due) {
        try (Passage passage = guard.enter(RESOURCE, Traffic.EXEMPT)) {
            return claimed(due);
        } catch (ShedException e) {
            putOff(Map.of(due.deliveryId(), now().plusSeconds(e.retryAfterSeconds())), AttemptFailure.NO_ROOM);
            return AttemptVerdict.UNKNOWN;
        }
    }

    private AttemptVerdict claimed(DueDelivery due) {
        Instant now = now();
        Instant until = now.plus(config.queue().claimFor());
        ClaimedDelivery claimed = inTurn(() -> deliveries.claim(due.deliveryId(), PublicId.mint("clm"), now, until));
        if (claimed == null) {
            return AttemptVerdict.UNKNOWN;
        }
        WebhookEndpoint endpoint = claimed.endpoint();
        SealedSecrets sealed = claimed.secrets();
        if (endpoint == null || sealed == null) {
            inTurn(() -> {
                deliveries.end(claimed, AttemptFailure.ENDPOINT_DELETED, now);
                return true;
            });
            watch.died(1);
            return AttemptVerdict.UNKNOWN;
        }
        if (endpoint.status() == EndpointStatus.DISABLED && claimed.kind() == DeliveryKind.EVENT) {
            giveBack(claimed, config.queue().disabledPause(), AttemptFailure.ENDPOINT_DISABLED);
            return AttemptVerdict.UNKNOWN;
        }
        return sent(claimed, endpoint, sealed, now);
    }

    private AttemptVerdict sent(ClaimedDelivery claimed, WebhookEndpoint endpoint, SealedSecrets sealed, Instant now) {
        // A key that nobody has signs a probe: who accepts it does not check.
        List<String> signing = claimed.kind() == DeliveryKind.PROBE
                ? List.of(secrets.mint())
                : secrets.signing(endpoint.merchantId(), endpoint.endpointId(), sealed, now);
        MerchantEvent event = claimed.event();
        Map<String, String> headers =
                new LinkedHashMap<>(signer.headers(event.eventId(), now, event.payload(), signing));
        headers.put("Holdfast-Delivery", claimed.deliveryId());
        SentAttempt attempt = courier.post(endpoint.url(), headers, event.payload());
        if (attempt.failure() == AttemptFailure.NO_ROOM) {
            giveBack(claimed, config.queue().noRoomPause(), AttemptFailure.NO_ROOM);
            return AttemptVerdict.UNKNOWN;
        }
        watch.attempted(attempt);
        if (claimed.kind() == DeliveryKind.PROBE) {
            DeliveryState state = attempt.status() == null ? DeliveryState.DEAD : DeliveryState.DELIVERED;
            record(claimed, attempt, state, null);
            return AttemptVerdict.UNKNOWN;
        }
        if (attempt.isSuccess()) {
            if (record(claimed, attempt, DeliveryState.DELIVERED, null)) {
                watch.delivered(event.occurredAt(), now());
            }
            return AttemptVerdict.GOOD;
        }
        failed(claimed, attempt, nextPause(claimed, endpoint.retryPolicy()));
        return AttemptVerdict.BAD;
    }

    private boolean record(
            ClaimedDelivery claimed, SentAttempt attempt, DeliveryState state, @Nullable Instant nextAt) {
        return inTurn(() -> deliveries.record(claimed, attempt, state, nextAt));
    }

    /** Few at once: the connections are the payments' as well. */
    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        atDatabase.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atDatabase.release();
        }
    }

    private @Nullable Duration nextPause(ClaimedDelivery claimed, RetryPolicy policy) {
        List<Duration> pauses = config.pauses(policy);
        int next = claimed.tried() + 1;
        return next < pauses.size() ? pauses.get(next) : null;
    }

    private void failed(ClaimedDelivery claimed, SentAttempt attempt, @Nullable Duration pause) {
        if (pause == null) {
            if (record(claimed, attempt, DeliveryState.DEAD, null)) {
                watch.died(1);
            }
        } else if (record(claimed, attempt, DeliveryState.PENDING, now().plus(pause))) {
            wakeups.later(claimed.deliveryId(), pause);
        }
    }

    private void giveBack(ClaimedDelivery claimed, Duration pause, AttemptFailure reason) {
        Instant now = now();
        if (inTurn(() -> deliveries.giveBack(claimed, now, now.plus(pause), reason))) {
            watch.died(1);
        } else {
            watch.putOff(1);
        }
    }

    @Override
    public void putOff(Map<String, Instant> inVain) {
        putOff(inVain, AttemptFailure.ENDPOINT_FAILING);
    }

    private void putOff(Map<String, Instant> untils, AttemptFailure reason) {
        watch.died(inTurn(() -> deliveries.putOff(untils, now(), reason)));
        watch.putOff(untils.size());
    }

    @Override
    public List<DueDelivery> recall(String endpointId) {
        return inTurn(() -> deliveries.recall(endpointId, now(), RECALLED));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
