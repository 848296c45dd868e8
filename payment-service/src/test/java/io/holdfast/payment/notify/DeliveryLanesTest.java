package io.holdfast.payment.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.fake.FakeClock;
import io.holdfast.payment.notify.DeliveryLanes.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a thread when. Endpoints whose name begins with "dead" hang until the test lets them fail. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class DeliveryLanesTest {

    private static final NotifyConfig.Breaker BREAKER =
            new NotifyConfig.Breaker(3, Duration.ofSeconds(10), Duration.ofSeconds(30));

    private final FakeClock clock = new FakeClock();
    private final FakeWork work = new FakeWork();
    private final AtomicInteger number = new AtomicInteger();
    private DeliveryLanes lanes = lanes(new NotifyConfig.Lanes(8, 2, 3, 6, 8, 100, 20, 100, 8));

    private DeliveryLanes lanes(NotifyConfig.Lanes limits) {
        return new DeliveryLanes(limits, BREAKER, work, clock);
    }

    @AfterEach
    void close() {
        work.letAllGo();
        assertThat(lanes.drain(Duration.ofSeconds(10))).isTrue();
    }

    private final class FakeWork implements DeliveryLanes.Work {
        final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
        final Map<String, Integer> most = new ConcurrentHashMap<>();
        final Set<String> failing = ConcurrentHashMap.newKeySet();
        final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
        final Map<String, Instant> putOff = new ConcurrentHashMap<>();
        /** What waits for an endpoint elsewhere, called back five at a time. */
        final Queue<DueDelivery> owed = new ConcurrentLinkedQueue<>();

        final AtomicInteger recalls = new AtomicInteger();
        private volatile CountDownLatch held = new CountDownLatch(1);
        volatile boolean allHeld;

        @Override
        public AttemptVerdict attempt(DueDelivery due) {
            String endpoint = due.endpointId();
            int now =
                    running.computeIfAbsent(endpoint, id -> new AtomicInteger()).incrementAndGet();
            most.merge(endpoint, now, Math::max);
            try {
                if (gates.containsKey(endpoint)) {
                    gates.get(endpoint).await();
                } else if (endpoint.startsWith("dead") || allHeld) {
                    held.await();
                } else {
                    Thread.sleep(2);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.get(endpoint).decrementAndGet();
            done.computeIfAbsent(endpoint, id -> new AtomicInteger()).incrementAndGet();
            return endpoint.startsWith("dead") || failing.contains(endpoint) ? AttemptVerdict.BAD : AttemptVerdict.GOOD;
        }

        @Override
        public void putOff(Map<String, Instant> inVain) {
            putOff.putAll(inVain);
        }

        @Override
        public List<DueDelivery> recall(String endpointId) {
            recalls.incrementAndGet();
            List<DueDelivery> some = new ArrayList<>();
            while (some.size() < 5 && !owed.isEmpty()) {
                some.add(owed.remove());
            }
            return some;
        }

        void letAllGo() {
            allHeld = false;
            held.countDown();
        }

        void letGoOnce() {
            CountDownLatch before = held;
            held = new CountDownLatch(1);
            before.countDown();
        }

        int doneBy(String endpoint) {
            return done.getOrDefault(endpoint, new AtomicInteger()).get();
        }

        int runningNow() {
            return running.values().stream().mapToInt(AtomicInteger::get).sum();
        }
    }

    private DueDelivery due(String endpoint, String host) {
        return due("mer_of_" + endpoint, endpoint, host);
    }

    private DueDelivery due(String merchant, String endpoint, String host) {
        return new DueDelivery("whd_" + number.incrementAndGet(), merchant, endpoint, host, DeliveryKind.EVENT);
    }

    private Admission offer(String endpoint) {
        return lanes.offer(due(endpoint, endpoint));
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    @Test
    void everything_that_is_taken_is_delivered() throws Exception {
        for (int i = 0; i < 60; i++) {
            assertThat(offer("whe_" + i % 5)).isEqualTo(Admission.TAKEN);
        }

        until(() -> lanes.running() + lanes.waiting() == 0);

        for (int i = 0; i < 5; i++) {
            assertThat(work.doneBy("whe_" + i)).isEqualTo(12);
            assertThat(work.most.get("whe_" + i)).isBetween(1, 3);
        }
    }

    @Test
    void an_endpoint_gets_one_at_a_time_until_it_has_answered_well_and_then_its_share() throws Exception {
        work.allHeld = true;
        for (int i = 0; i < 5; i++) {
            offer("whe_a");
        }
        assertThat(lanes.running()).isOne();
        until(() -> work.runningNow() == 1);
        work.letGoOnce();
        until(() -> lanes.running() == 3);

        assertThat(lanes.waiting()).isOne();
    }

    @Test
    void one_that_waits_or_is_being_delivered_is_not_taken_twice() {
        work.allHeld = true;
        DueDelivery first = due("whe_a", "a");
        DueDelivery second = due("whe_a", "a");
        assertThat(lanes.offer(first)).isEqualTo(Admission.TAKEN);
        assertThat(lanes.offer(second)).isEqualTo(Admission.TAKEN);

        assertThat(lanes.offer(first)).isEqualTo(Admission.KNOWN_ALREADY);
        assertThat(lanes.offer(second)).isEqualTo(Admission.KNOWN_ALREADY);
    }

    @Test
    void a_full_queue_takes_no_more_for_one_endpoint_nor_for_all() {
        work.allHeld = true;
        for (int i = 0; i < 21; i++) {
            assertThat(offer("whe_a")).isEqualTo(Admission.TAKEN);
        }
        assertThat(offer("whe_a")).isEqualTo(Admission.NO_ROOM);
        for (int i = 21; i < 100; i++) {
            assertThat(offer("whe_" + i)).isEqualTo(Admission.TAKEN);
        }
        assertThat(offer("whe_b")).isEqualTo(Admission.NO_ROOM);
    }

    @Test
    void endpoints_of_one_host_share_its_places_and_others_do_not_wait_for_them() throws Exception {
        work.allHeld = true;
        for (int i = 0; i < 20; i++) {
            lanes.offer(due("whe_" + i, "one.example"));
        }
        assertThat(lanes.running()).isEqualTo(6);
        assertThat(offer("whe_other")).isEqualTo(Admission.TAKEN);
        assertThat(lanes.running()).isEqualTo(7);

        work.letAllGo();
        until(() -> lanes.running() + lanes.waiting() == 0);
        for (int i = 0; i < 20; i++) {
            assertThat(work.doneBy("whe_" + i)).isOne();
        }
    }

    /** One that has all endpoints that a merchant may have, each of them slow but sure, and far too many events. */
    @Test
    void a_merchant_takes_neither_all_threads_nor_the_whole_queue() throws Exception {
        lanes.drain(Duration.ZERO);
        lanes = lanes(new NotifyConfig.Lanes(64, 16, 4, 32, 12, 20_000, 1_000, 2_000, 8));
        for (int i = 0; i < 20; i++) {
            lanes.offer(due("mer_greedy", "whe_" + i, "host-" + i));
        }
        until(() -> lanes.running() + lanes.waiting() == 0);
        work.allHeld = true;
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            taken += lanes.offer(due("mer_greedy", "whe_" + i % 20, "host-" + i % 20)) == Admission.TAKEN ? 1 : 0;
        }
        until(() -> work.runningNow() == 12);

        assertThat(offer("whe_healthy")).isEqualTo(Admission.TAKEN);

        until(() -> work.running.containsKey("whe_healthy"));
        assertThat(lanes.running()).isEqualTo(13);
        assertThat(taken).isEqualTo(2_000);
        work.letAllGo();
        until(() -> lanes.running() + lanes.waiting() == 0);
        assertThat(work.done.values().stream().mapToInt(AtomicInteger::get).sum())
                .isEqualTo(20 + 2_000 + 1);
        assertThat(lanes.offer(due("mer_greedy", "whe_1", "host-1"))).isEqualTo(Admission.TAKEN);
    }

    @Test
    void a_place_at_a_host_that_one_cannot_use_falls_to_the_next() throws Exception {
        lanes.drain(Duration.ZERO);
        lanes = lanes(new NotifyConfig.Lanes(8, 2, 3, 1, 1, 100, 20, 100, 8));
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(1);
        work.gates.put("whe_first", first);
        work.gates.put("whe_busy", busy);
        lanes.offer(due("mer_1", "whe_first", "one.example"));
        lanes.offer(due("mer_2", "whe_second", "one.example"));
        lanes.offer(due("mer_3", "whe_third", "one.example"));
        lanes.offer(due("mer_2", "whe_busy", "other.example"));
        until(() -> work.runningNow() == 2);

        first.countDown();

        until(() -> work.doneBy("whe_third") == 1);
        assertThat(work.doneBy("whe_second")).isZero();
        busy.countDown();
        until(() -> work.doneBy("whe_second") == 1);
    }

    @Test
    void one_that_fails_again_and_again_gets_a_pause_and_those_that_wait_are_put_off() throws Exception {
        work.failing.add("whe_bad");
        work.allHeld = true;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            DueDelivery due = due("whe_bad", "bad");
            ids.add(due.deliveryId());
            lanes.offer(due);
        }
        work.letAllGo();

        until(() -> work.putOff.size() == 3);

        assertThat(work.doneBy("whe_bad")).isEqualTo(3);
        assertThat(work.putOff.keySet()).containsExactlyInAnyOrderElementsOf(ids.subList(3, 6));
        assertThat(work.putOff.values()).containsOnly(clock.instant().plusSeconds(10));
        assertThat(offer("whe_bad")).isEqualTo(Admission.ENDPOINT_FAILING);
        assertThat(closedUntil("whe_bad")).isEqualTo(clock.instant().plusSeconds(10));
        assertThat(closedUntil("whe_good")).isEqualTo(clock.instant());
    }

    private Instant closedUntil(String endpoint) {
        return lanes.comesAgain(due(endpoint, endpoint));
    }

    @Test
    void of_a_long_backlog_few_come_again_after_each_pause_and_the_others_much_later() throws Exception {
        work.failing.add("whe_bad");
        work.allHeld = true;
        for (int i = 0; i < 21; i++) {
            offer("whe_bad");
        }
        work.letAllGo();
        until(() -> work.putOff.size() == 18);
        Instant closedUntil = clock.instant().plusSeconds(10);

        assertThat(work.putOff.values().stream().filter(closedUntil::equals)).hasSize(10);
        assertThat(work.putOff.values().stream().filter(until -> !closedUntil.equals(until)))
                .hasSize(8)
                .allSatisfy(until -> assertThat(until)
                        .isBetween(closedUntil.plus(Duration.ofHours(1)), closedUntil.plus(Duration.ofHours(2))));
        assertThat(closedUntil("whe_bad")).isAfterOrEqualTo(closedUntil.plus(Duration.ofHours(1)));
        assertThat(lanes.comesAgain(new DueDelivery("whd_ping", "mer_1", "whe_bad", "bad", DeliveryKind.PING)))
                .isEqualTo(closedUntil);
    }

    @Test
    void an_endpoint_that_is_well_again_gets_all_that_was_put_off_some_at_a_time() throws Exception {
        offer("whe_bad");
        until(() -> work.recalls.get() == 1);
        offer("whe_bad");
        until(() -> work.doneBy("whe_bad") == 2 && lanes.running() == 0);
        assertThat(work.recalls).as("nothing was owed").hasValue(1);
        work.failing.add("whe_bad");
        for (int i = 0; i < 3; i++) {
            offer("whe_bad");
        }
        until(() -> work.doneBy("whe_bad") == 5 && lanes.running() == 0);
        for (int i = 0; i < 23; i++) {
            work.owed.add(due("whe_bad", "whe_bad"));
        }
        work.failing.clear();
        clock.pass(Duration.ofSeconds(10));

        offer("whe_bad");

        until(() -> work.doneBy("whe_bad") == 5 + 1 + 23 && lanes.running() + lanes.waiting() == 0);
        until(() -> work.recalls.get() == 1 + 6);
        offer("whe_bad");
        until(() -> work.doneBy("whe_bad") == 5 + 1 + 23 + 1 && lanes.running() == 0);
        assertThat(work.recalls).hasValue(1 + 6);
    }

    @Test
    void after_its_pause_one_is_let_through_and_decides() throws Exception {
        work.failing.add("whe_bad");
        for (int i = 0; i < 3; i++) {
            offer("whe_bad");
        }
        until(() -> work.doneBy("whe_bad") == 3 && lanes.running() == 0);
        clock.pass(Duration.ofSeconds(10));
        assertThat(offer("whe_bad")).isEqualTo(Admission.TAKEN);
        until(() -> work.doneBy("whe_bad") == 4 && lanes.running() == 0);
        assertThat(closedUntil("whe_bad"))
                .as("twice as long")
                .isEqualTo(clock.instant().plusSeconds(20));
        clock.pass(Duration.ofSeconds(20));
        offer("whe_bad");
        until(() -> work.doneBy("whe_bad") == 5 && lanes.running() == 0);
        assertThat(closedUntil("whe_bad"))
                .as("as long as it gets")
                .isEqualTo(clock.instant().plusSeconds(30));

        work.failing.clear();
        clock.pass(Duration.ofSeconds(30));
        offer("whe_bad");
        until(() -> work.doneBy("whe_bad") == 6 && lanes.running() == 0);

        assertThat(offer("whe_bad")).isEqualTo(Admission.TAKEN);
        assertThat(closedUntil("whe_bad")).isEqualTo(clock.instant());
    }

    @Test
    void one_whose_last_pause_is_long_over_is_forgotten() throws Exception {
        work.failing.add("whe_bad");
        for (int i = 0; i < 3; i++) {
            offer("whe_bad");
        }
        until(() -> work.doneBy("whe_bad") == 3 && lanes.running() == 0);
        clock.pass(Duration.ofHours(1));
        offer("whe_other");
        offer("whe_bad");
        until(() -> work.doneBy("whe_bad") == 4 && lanes.running() == 0);
        assertThat(closedUntil("whe_bad")).as("not yet").isAfter(clock.instant());

        clock.pass(Duration.ofHours(2));
        offer("whe_third");
        offer("whe_bad");
        until(() -> work.doneBy("whe_bad") == 5 && lanes.running() == 0);

        assertThat(closedUntil("whe_bad"))
                .as("one failure closes none that is new")
                .isEqualTo(clock.instant());
    }

    @Test
    void what_somebody_asked_for_is_let_through_a_pause() throws Exception {
        work.failing.add("whe_bad");
        for (int i = 0; i < 3; i++) {
            offer("whe_bad");
        }
        until(() -> work.doneBy("whe_bad") == 3 && lanes.running() == 0);
        work.failing.clear();

        assertThat(lanes.offer(new DueDelivery("whd_ping", "mer_1", "whe_bad", "bad", DeliveryKind.PING)))
                .isEqualTo(Admission.TAKEN);

        until(() -> work.doneBy("whe_bad") == 4 && lanes.running() == 0);
        assertThat(offer("whe_bad")).isEqualTo(Admission.TAKEN);
    }

    @Test
    void those_that_failed_share_few_threads_and_keep_nobody_waiting() throws Exception {
        for (int i = 0; i < 7; i++) {
            offer("dead_" + i);
        }
        until(() -> work.runningNow() == 7);
        work.letGoOnce();
        until(() -> lanes.running() == 0);
        for (int i = 0; i < 7; i++) {
            assertThat(offer("dead_" + i)).isEqualTo(Admission.TAKEN);
        }
        until(() -> work.runningNow() == 2);
        for (int i = 0; i < 30; i++) {
            offer("whe_" + i);
        }

        until(() -> lanes.running() == 2 && lanes.waiting() == 5);

        for (int i = 0; i < 30; i++) {
            assertThat(work.doneBy("whe_" + i)).isOne();
        }
        // The others of them get their turn when those have ended.
        work.letAllGo();
        until(() -> lanes.running() + lanes.waiting() == 0);
    }

    @Test
    void many_at_once_of_few_merchants_at_few_hosts_well_and_sick_all_come_to_an_end() throws Exception {
        lanes.drain(Duration.ZERO);
        lanes = lanes(new NotifyConfig.Lanes(8, 2, 3, 2, 2, 10_000, 1_000, 10_000, 8));
        work.failing.addAll(Set.of("whe_3", "whe_7"));
        work.letAllGo();
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            String endpoint = "whe_" + i % 11;
            DueDelivery due = due("mer_" + i % 11 % 4, endpoint, "host-" + i % 11 % 3);
            taken += lanes.offer(due) == Admission.TAKEN ? 1 : 0;
        }

        until(() -> lanes.running() + lanes.waiting() == 0);

        int done = work.done.values().stream().mapToInt(AtomicInteger::get).sum();
        assertThat(done + work.putOff.size()).isEqualTo(taken);
        assertThat(taken).isGreaterThan(1_600);
    }
}
