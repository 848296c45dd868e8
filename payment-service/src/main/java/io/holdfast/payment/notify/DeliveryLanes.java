package io.holdfast.payment.notify;

import io.holdfast.payment.notify.LaneQueues.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that deliver, and what waits for one: each endpoint, each host and each merchant has few of either, so that those who
 * hang or are slow keep nobody else waiting. {@link LaneQueues} says who is next.
 */
public final class DeliveryLanes {

    private static final Logger log = LoggerFactory.getLogger(DeliveryLanes.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final NotifyConfig.Lanes limits;
    private final NotifyConfig.Breaker breaker;
    private final Work work;
    private final Clock clock;
    private final ThreadPoolExecutor pool;

    private final Map<String, EndpointLane> lanes = new HashMap<>();
    private final LaneQueues queues;
    private final Set<String> known = new HashSet<>();
    /** How many of these are each merchant's. */
    private final Map<String, Integer> knownOf = new HashMap<>();

    private int running;
    private boolean stopping;
    private Instant forgetAt;

    /** What is done with a delivery whose turn has come. */
    interface Work {
        AttemptVerdict attempt(DueDelivery due);

        /** Called with the ids of those that wait in vain, because their endpoint is failing, and when to look at each again. */
        void putOff(Map<String, Instant> inVain);

        /** Some of those that were put off because this endpoint was failing, due from now on; none if there are none. */
        List<DueDelivery> recall(String endpointId);
    }

    /** What became of an offer. */
    enum Admission {
        TAKEN,
        /** It waits here already, or is being delivered. */
        KNOWN_ALREADY,
        NO_ROOM,
        /** Its endpoint is given a pause. */
        ENDPOINT_FAILING
    }

    DeliveryLanes(NotifyConfig.Lanes limits, NotifyConfig.Breaker breaker, Work work, Clock clock) {
        this.limits = limits;
        this.breaker = breaker;
        this.work = work;
        this.clock = clock;
        this.queues = new LaneQueues(limits);
        this.forgetAt = clock.instant().plus(FORGET_EVERY);
        AtomicInteger number = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                task -> new Thread(task, "webhook-" + number.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
    }

    /** Takes a delivery, or says why not, at once. */
    synchronized Admission offer(DueDelivery due) {
        if (known.contains(due.deliveryId())) {
            return Admission.KNOWN_ALREADY;
        }
        EndpointLane lane = lanes.get(due.endpointId());
        if (lane != null && lane.isClosed(clock.instant())) {
            if (due.kind() == DeliveryKind.EVENT) {
                return Admission.ENDPOINT_FAILING;
            }
            lane.openNow();
        }
        int ofMerchant = knownOf.getOrDefault(due.merchantId(), 0);
        if (stopping
                || known.size() >= limits.queue()
                || ofMerchant >= limits.queuePerMerchant()
                || lane != null && lane.isFull()) {
            return Admission.NO_ROOM;
        }
        if (lane == null) {
            forgetLanes();
            lane = new EndpointLane(limits, breaker);
            lanes.put(due.endpointId(), lane);
        }
        known.add(due.deliveryId());
        knownOf.put(due.merchantId(), ofMerchant + 1);
        lane.add(due);
        queues.enqueue(lane);
        dispatch();
        return Admission.TAKEN;
    }

    /** Endpoints come and go. */
    private void forgetLanes() {
        Instant now = clock.instant();
        if (now.isAfter(forgetAt)) {
            forgetAt = now.plus(FORGET_EVERY);
            lanes.values().removeIf(lane -> lane.isForgettable(now));
        }
    }

    /** When one that was refused, because its endpoint is failing, should be offered again; now if that is over. */
    synchronized Instant comesAgain(DueDelivery due) {
        EndpointLane lane = lanes.get(due.endpointId());
        Instant now = clock.instant();
        return lane == null || !lane.isClosed(now) ? now : lane.comesAgain(due);
    }

    /** Deliveries that are being made just now. */
    public synchronized int running() {
        return running;
    }

    /** Deliveries that wait for a turn. */
    public synchronized int waiting() {
        return known.size() - running;
    }

    /** Takes no more and waits for what is being delivered; what has no turn yet is woken up elsewhere. */
    boolean drain(Duration within) {
        synchronized (this) {
            stopping = true;
            pool.shutdown();
        }
        try {
            return pool.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void dispatch() {
        while (!stopping && running < limits.threads()) {
            Turn turn = queues.next();
            if (turn == null) {
                return;
            }
            running++;
            pool.execute(() -> run(turn));
        }
    }

    private void run(Turn turn) {
        AttemptVerdict verdict = AttemptVerdict.UNKNOWN;
        try {
            verdict = work.attempt(turn.due());
        } catch (RuntimeException e) {
            log.warn("delivery {} is left for a later look", turn.due().deliveryId(), e);
        } finally {
            Consequence what = ended(turn, verdict);
            if (!what.inVain().isEmpty()) {
                putOff(what.inVain());
            }
            if (what.looksForOwed()) {
                recall(turn);
            }
        }
    }

    private record Consequence(Map<String, Instant> inVain, boolean looksForOwed) {}

    private synchronized Consequence ended(Turn turn, AttemptVerdict verdict) {
        running--;
        forget(turn.due());
        Map<String, Instant> inVain = new LinkedHashMap<>();
        for (DueDelivery due : turn.lane().end(verdict, clock.instant())) {
            forget(due);
            inVain.put(due.deliveryId(), turn.lane().comesAgain(due));
        }
        queues.ended(turn);
        queues.enqueue(turn.lane());
        dispatch();
        return new Consequence(inVain, !stopping && turn.lane().looksForOwed());
    }

    private void forget(DueDelivery due) {
        known.remove(due.deliveryId());
        knownOf.computeIfPresent(due.merchantId(), (id, count) -> count == 1 ? null : count - 1);
    }

    private void putOff(Map<String, Instant> inVain) {
        try {
            work.putOff(inVain);
        } catch (RuntimeException e) {
            // They are still due, and found as such.
            log.warn("{} deliveries could not be put off", inVain.size(), e);
        }
    }

    /** As many as are taken at a time, and the next when these are through: a long backlog floods nothing. */
    private void recall(Turn turn) {
        List<DueDelivery> owed = List.of();
        boolean looked = false;
        try {
            owed = work.recall(turn.due().endpointId());
            looked = true;
        } catch (RuntimeException e) {
            log.warn(
                    "what waited for endpoint {} is looked for again",
                    turn.due().endpointId(),
                    e);
        }
        synchronized (this) {
            if (!looked || !owed.isEmpty()) {
                turn.lane().mayOwe();
            }
            // One that is not taken is due nevertheless, and found as such.
            owed.forEach(this::offer);
        }
    }
}
