package io.holdfast.payment.notify;

import io.holdfast.contract.PublicId;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.fake.FakeClock;
import io.holdfast.payment.fake.FakeEvents;
import io.holdfast.payment.merchant.crypto.SecretSealTink;
import io.holdfast.payment.notify.crypto.SignerStandardWebhooks;
import io.holdfast.payment.notify.jdbc.DeliveriesJdbc;
import io.holdfast.payment.notify.jdbc.DeliveryRecordsJdbc;
import io.holdfast.payment.notify.jdbc.EndpointsJdbc;
import io.holdfast.payment.notify.jdbc.MerchantEventsJdbc;
import io.holdfast.payment.notify.json.EventJson;
import io.holdfast.payment.pay.jdbc.RepeatedTransaction;
import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Notification over a real database; the broker and the merchants' servers are fakes, and time stands still. */
final class NotifyHouse {

    final FakeClock clock = new FakeClock();
    final PaymentDatabase database = PaymentDatabase.shared();
    final NotifyConfig config = new Binder(new MapConfigurationPropertySource(Map.of()))
            .bindOrCreate("holdfast.notify", NotifyConfig.class);
    final Endpoints endpoints = new EndpointsJdbc(database.jdbc(), database.transactions());
    final Deliveries deliveries = new DeliveriesJdbc(database.jdbc(), database.transactions());
    final DeliveryRecords records = new DeliveryRecordsJdbc(database.jdbc());
    final MerchantEvents events = new MerchantEventsJdbc(database.jdbc());
    final WebhookSecrets secrets =
            new WebhookSecrets(new SecretSealTink(Base64.getEncoder().encodeToString(new byte[32])));
    final FakeWakeups wakeups = new FakeWakeups();
    final FakeCourier courier = new FakeCourier();
    final FakeGuard guard = new FakeGuard();
    final FakeWatch watch = new FakeWatch();
    final RepeatedTransaction transactions = new RepeatedTransaction(database.transactions());
    final KeepEndpoints keep =
            new KeepEndpoints(endpoints, deliveries, secrets, new TargetRule(config.ports(), false), config, clock);
    final PlanDeliveries plan = new PlanDeliveries(endpoints, deliveries, transactions, wakeups, watch, config, clock);
    final Deliver deliver = deliver(deliveries);
    /** What the sweep found. */
    final List<String> swept = new ArrayList<>();

    final SweepDeliveries sweep = new SweepDeliveries(deliveries, swept::addAll, watch, config.queue(), clock);
    final SendTest sendTest =
            new SendTest(endpoints, deliveries, transactions, wakeups, EventJson::ofTest, config, clock);
    final ResendDelivery resend = new ResendDelivery(records, deliveries, endpoints, wakeups, config, clock);
    final ForgetDeliveries forget = new ForgetDeliveries(deliveries, events, endpoints, config.kept(), clock);
    final String merchant = PublicId.mint("mer");

    NotifyHouse() {
        database.forget();
        register(merchant);
    }

    void register(String merchantId) {
        database.jdbc()
                .update(
                        "INSERT INTO merchant (merchant_id, name, fee_basis_points, created_at) VALUES (?, 'm', 0, ?)",
                        merchantId,
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    EndpointOutcome.WithSecret endpoint(String policy, String... types) {
        return (EndpointOutcome.WithSecret) keep.create(new NewEndpoint(
                merchant,
                "https://merchant.example/hooks",
                types.length == 0 ? EventTypes.ALL : EventTypes.of(List.of(types)),
                null,
                RetryPolicy.read(policy),
                token()));
    }

    static String token() {
        return (PublicId.mint("x") + PublicId.mint("x") + "0".repeat(64)).substring(0, 64);
    }

    MerchantEvent event(String type) {
        return event(merchant, type);
    }

    MerchantEvent event(String merchantId, String type) {
        return FakeEvents.of(merchantId, type, clock.instant());
    }

    /** Plans one event and answers its only delivery. */
    Delivery planned() {
        plan.plan(List.of(event("payment.succeeded")));
        return only();
    }

    Delivery only() {
        List<Delivery> all = list();
        if (all.size() != 1) {
            throw new AssertionError(all.toString());
        }
        return all.get(0);
    }

    List<Delivery> list() {
        return records.list(new DeliveryRecords.Wanted(merchant, null, null, null, null, 200));
    }

    Delivery find(String deliveryId) {
        Delivery found = records.find(null, deliveryId);
        if (found == null) {
            throw new AssertionError(deliveryId);
        }
        return found;
    }

    Deliver deliver(Deliveries rows) {
        return new Deliver(rows, secrets, new SignerStandardWebhooks(), courier, guard, wakeups, watch, config, clock);
    }

    AttemptVerdict attempt(Delivery delivery) {
        return deliver.attempt(due(delivery));
    }

    DueDelivery due(Delivery delivery) {
        return new DueDelivery(
                delivery.deliveryId(),
                delivery.merchantId(),
                delivery.endpointId(),
                "merchant.example",
                delivery.kind());
    }

    void putOff(Delivery delivery, Duration pause) {
        deliver.putOff(Map.of(delivery.deliveryId(), clock.instant().plus(pause)));
    }

    static final class FakeWakeups implements Wakeups {
        final List<String> now = new CopyOnWriteArrayList<>();
        final List<Duration> later = new CopyOnWriteArrayList<>();

        @Override
        public void now(List<String> deliveryIds) {
            now.addAll(deliveryIds);
        }

        @Override
        public void later(String deliveryId, Duration delay) {
            later.add(delay);
        }
    }

    /** Lets everything pass, unless told otherwise. */
    static final class FakeGuard implements Guard {
        final List<String> entered = new CopyOnWriteArrayList<>();
        private boolean shut;

        void shut(boolean isShut) {
            shut = isShut;
        }

        @Override
        public Passage enter(String resource, Traffic traffic, Object... parameters) throws ShedException {
            if (shut) {
                throw new ShedException(resource, ShedException.Reason.CONCURRENCY, 4, 7);
            }
            entered.add(resource);
            return new Passage() {
                @Override
                public void failed(Throwable failure) {
                    throw new AssertionError("a merchant's failure is nobody else's", failure);
                }

                @Override
                public void close() {
                    entered.add("done");
                }
            };
        }
    }

    record Posted(String url, Map<String, String> headers, String body) {}

    /** Answers 200, unless told otherwise. */
    final class FakeCourier implements Courier {
        final List<Posted> posted = new CopyOnWriteArrayList<>();
        final Deque<Integer> statuses = new ArrayDeque<>();
        private @Nullable AttemptFailure failing;
        Runnable meanwhile = () -> {};

        void fails(@Nullable AttemptFailure how) {
            failing = how;
        }

        @Override
        public SentAttempt post(String url, Map<String, String> headers, String body) {
            posted.add(new Posted(url, headers, body));
            meanwhile.run();
            Instant at = clock.instant();
            if (failing != null) {
                return new SentAttempt(at, null, failing, 5, null);
            }
            int status = statuses.isEmpty() ? 200 : statuses.remove();
            AttemptFailure failure = status < 300 ? null : AttemptFailure.STATUS;
            return new SentAttempt(at, status, failure, 5, "said".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    static final class FakeWatch implements NotifyWatch {
        final List<SentAttempt> attempts = new ArrayList<>();
        int planned;
        int delivered;
        int putOff;
        int dead;

        @Nullable
        Instant oldest;

        @Override
        public void planned(int events, int deliveries) {
            planned += deliveries;
        }

        @Override
        public synchronized void attempted(SentAttempt attempt) {
            attempts.add(attempt);
        }

        @Override
        public synchronized void delivered(Instant occurredAt, Instant at) {
            delivered++;
        }

        @Override
        public synchronized void putOff(int deliveries) {
            putOff += deliveries;
        }

        @Override
        public synchronized void died(int deliveries) {
            dead += deliveries;
        }

        @Override
        public void looked(@Nullable Instant oldestPending) {
            oldest = oldestPending;
        }
    }
}
