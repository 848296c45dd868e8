package io.holdfast.payment.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that deliver, and who gets one next: endpoints take turns, each endpoint and each host has few at once, and
 * all endpoints that failed the last time share a small part of them, so that those who hang keep nobody else waiting.
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
    private final Map<String, Host> hosts = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Deque<EndpointLane> well = new ArrayDeque<>();
    private final Deque<EndpointLane> sick = new ArrayDeque<>();
    private int running;
    private int sickRunning;
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

    /** Lanes that could go on if their host had not its fill, the well and the sick by themselves, as they are queued. */
    private static final class Host {
        private final Deque<EndpointLane> parkedWell = new ArrayDeque<>();
        private final Deque<EndpointLane> parkedSick = new ArrayDeque<>();
        private int running;

        Deque<EndpointLane> parked(boolean isSick) {
            return isSick ? parkedSick : parkedWell;
        }
    }

    private record Turn(DueDelivery due, EndpointLane lane, boolean sick) {}

    DeliveryLanes(NotifyConfig.Lanes limits, NotifyConfig.Breaker breaker, Work work, Clock clock) {
        this.limits = limits;
        this.breaker = breaker;
        this.work = work;
        this.clock = clock;
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
        if (stopping || known.size() >= limits.queue() || lane != null && lane.isFull()) {
            return Admission.NO_ROOM;
        }
        if (lane == null) {
            lane = new EndpointLane(limits, breaker);
            lanes.put(due.endpointId(), lane);
        }
        known.add(due.deliveryId());
        lane.add(due);
        enqueue(lane);
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

    private void enqueue(EndpointLane lane) {
        if (lane.wantsPlace()) {
            lane.queued(true);
            queue(lane.isSick()).add(lane);
        }
    }

    private Deque<EndpointLane> queue(boolean isSick) {
        return isSick ? sick : well;
    }

    private void dispatch() {
        while (!stopping && running < limits.threads()) {
            Turn turn = next();
            if (turn == null) {
                return;
            }
            running++;
            sickRunning += turn.sick() ? 1 : 0;
            pool.execute(() -> run(turn));
        }
    }

    private @Nullable Turn next() {
        // The sick first: they are held down by their small share, and without a turn none would become well.
        Turn turn = nextSick();
        if (turn == null) {
            turn = next(false);
        }
        // Some that were queued as well have become sick since.
        return turn == null ? nextSick() : turn;
    }

    private @Nullable Turn nextSick() {
        return sickRunning < limits.threadsForFailing() ? next(true) : null;
    }

    private @Nullable Turn next(boolean isSick) {
        for (EndpointLane lane = queue(isSick).poll();
                lane != null;
                lane = queue(isSick).poll()) {
            if (!lane.canRun()) {
                lane.queued(false);
                continue;
            }
            if (lane.isSick() != isSick) {
                queue(!isSick).add(lane);
                continue;
            }
            Host host = hosts.computeIfAbsent(lane.host(), name -> new Host());
            if (host.running >= limits.perHost()) {
                host.parked(isSick).add(lane);
                continue;
            }
            host.running++;
            lane.queued(false);
            Turn turn = new Turn(lane.begin(), lane, isSick);
            enqueue(lane);
            return turn;
        }
        return null;
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
        sickRunning -= turn.sick() ? 1 : 0;
        known.remove(turn.due().deliveryId());
        List<DueDelivery> inVain = turn.lane().end(verdict, clock.instant());
        inVain.forEach(due -> known.remove(due.deliveryId()));
        freeHost(turn.due().host());
        enqueue(turn.lane());
        if (turn.lane().isIdle() && !turn.lane().isSick() && lanes.size() > LANES_KEPT) {
            lanes.remove(turn.due().endpointId());
        }
        dispatch();
        return inVain;
    }

    private void freeHost(String name) {
        Host host = hosts.get(name);
        if (host == null) {
            return;
        }
        host.running--;
        unpark(host.parkedWell);
        unpark(host.parkedSick);
        if (host.running == 0 && host.parkedWell.isEmpty() && host.parkedSick.isEmpty()) {
            hosts.remove(name);
        }
    }

    /** One goes back to its queue; those that have nothing to do any more are forgotten. */
    private void unpark(Deque<EndpointLane> parked) {
        for (EndpointLane lane = parked.poll(); lane != null; lane = parked.poll()) {
            if (lane.canRun()) {
                queue(lane.isSick()).add(lane);
                return;
            }
            lane.queued(false);
        }
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
