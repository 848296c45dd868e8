package io.holdfast.payment.notify;

import io.holdfast.payment.notify.LaneQueues.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final int LANES_KEPT = 20_000;

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

    /** What is done with a delivery whose turn has come. */
    interface Work {
        AttemptVerdict attempt(DueDelivery due);

        /** Called with those that wait in vain, because their endpoint is failing. */
        void putOff(List<DueDelivery> inVain, Instant until);
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

    /** When the endpoint may be asked again; now if it may be. */
    synchronized Instant closedUntil(String endpointId) {
        EndpointLane lane = lanes.get(endpointId);
        Instant now = clock.instant();
        return lane == null || !lane.isClosed(now) ? now : lane.closedUntil();
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
            List<DueDelivery> inVain = ended(turn, verdict);
            if (!inVain.isEmpty()) {
                putOff(inVain, turn.lane());
            }
        }
    }

    private synchronized List<DueDelivery> ended(Turn turn, AttemptVerdict verdict) {
        running--;
        forget(turn.due());
        List<DueDelivery> inVain = turn.lane().end(verdict, clock.instant());
        inVain.forEach(this::forget);
        queues.ended(turn);
        queues.enqueue(turn.lane());
        if (turn.lane().isIdle() && !turn.lane().isSick() && lanes.size() > LANES_KEPT) {
            lanes.remove(turn.due().endpointId());
        }
        dispatch();
        return inVain;
    }

    private void forget(DueDelivery due) {
        known.remove(due.deliveryId());
        knownOf.computeIfPresent(due.merchantId(), (id, count) -> count == 1 ? null : count - 1);
    }

    private void putOff(List<DueDelivery> inVain, EndpointLane lane) {
        Instant until;
        synchronized (this) {
            until = lane.closedUntil();
        }
        try {
            work.putOff(inVain, until);
        } catch (RuntimeException e) {
            // They are still due, and found as such.
            log.warn("{} deliveries could not be put off", inVain.size(), e);
        }
    }
}
