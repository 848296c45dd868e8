package io.holdfast.payment.notify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoint is next: they take turns, and all that failed the last time share a small part of the threads. One whose host or
 * merchant has its fill is parked there and called when a place becomes free, so that nobody else waits behind it. Guarded by
 * {@link DeliveryLanes}.
 */
final class LaneQueues {

    private final NotifyConfig.Lanes limits;
    private final Deque<EndpointLane> well = new ArrayDeque<>();
    private final Deque<EndpointLane> sick = new ArrayDeque<>();
    private final Map<String, Share> hosts = new HashMap<>();
    private final Map<String, Share> merchants = new HashMap<>();
    private int sickRunning;

    LaneQueues(NotifyConfig.Lanes limits) {
        this.limits = limits;
    }

    record Turn(DueDelivery due, EndpointLane lane, boolean sick) {}

    /** The places of one host or one merchant, and who waits for one: the well and the sick by themselves, as they are queued. */
    static final class Share {
        private final int limit;
        private final Deque<EndpointLane> parkedWell = new ArrayDeque<>();
        private final Deque<EndpointLane> parkedSick = new ArrayDeque<>();
        private int running;

        private Share(int limit) {
            this.limit = limit;
        }

        private boolean isFull() {
            return running >= limit;
        }

        private Deque<EndpointLane> parked(boolean isSick) {
            return isSick ? parkedSick : parkedWell;
        }

        private boolean isForgettable() {
            return running == 0 && parkedWell.isEmpty() && parkedSick.isEmpty();
        }
    }

    void enqueue(EndpointLane lane) {
        if (lane.wantsPlace()) {
            lane.queued(true);
            queue(lane.isSick()).add(lane);
        }
    }

    /** Takes the next turn; null if nobody can have one now. */
    @Nullable
    Turn next() {
        // The sick first: they are held down by their small share, and without a turn none would become well.
        Turn turn = nextSick();
        if (turn == null) {
            turn = next(false);
        }
        // Some that were queued as well have become sick since.
        return turn == null ? nextSick() : turn;
    }

    /** Gives the places of a turn to others. */
    void ended(Turn turn) {
        sickRunning -= turn.sick() ? 1 : 0;
        free(merchants, turn.due().merchantId());
        free(hosts, turn.due().host());
    }

    private Deque<EndpointLane> queue(boolean isSick) {
        return isSick ? sick : well;
    }

    private @Nullable Turn nextSick() {
        return sickRunning < limits.threadsForFailing() ? next(true) : null;
    }

    private @Nullable Turn next(boolean isSick) {
        for (EndpointLane lane = queue(isSick).poll();
                lane != null;
                lane = queue(isSick).poll()) {
            Share calledBy = lane.calledBy();
            lane.calledBy(null);
            Turn turn = turn(lane, isSick);
            if (turn != null) {
                return turn;
            }
            if (calledBy != null) {
                // It has no use for that place; the next one may.
                call(calledBy, isSick);
            }
        }
        return null;
    }

    private @Nullable Turn turn(EndpointLane lane, boolean isSick) {
        if (!lane.canRun()) {
            lane.queued(false);
            return null;
        }
        if (lane.isSick() != isSick) {
            queue(!isSick).add(lane);
            return null;
        }
        DueDelivery first = lane.first();
        Share merchant = merchants.computeIfAbsent(first.merchantId(), id -> new Share(limits.perMerchant()));
        if (merchant.isFull()) {
            merchant.parked(isSick).add(lane);
            return null;
        }
        Share host = hosts.computeIfAbsent(first.host(), name -> new Share(limits.perHost()));
        if (host.isFull()) {
            host.parked(isSick).add(lane);
            return null;
        }
        merchant.running++;
        host.running++;
        sickRunning += isSick ? 1 : 0;
        lane.queued(false);
        Turn turn = new Turn(lane.begin(), lane, isSick);
        enqueue(lane);
        return turn;
    }

    private void free(Map<String, Share> shares, String name) {
        Share share = shares.get(name);
        if (share == null) {
            throw new IllegalStateException(name);
        }
        share.running--;
        call(share, false);
        call(share, true);
        if (share.isForgettable()) {
            shares.remove(name);
        }
    }

    /** Sends one back to its queue; those that have nothing to do any more are forgotten. */
    private void call(Share share, boolean isSick) {
        while (!share.isFull()) {
            EndpointLane lane = share.parked(isSick).poll();
            if (lane == null) {
                return;
            }
            if (!lane.canRun()) {
                lane.queued(false);
            } else if (lane.isSick() != isSick) {
                queue(!isSick).add(lane);
            } else {
                lane.calledBy(share);
                queue(isSick).add(lane);
                return;
            }
        }
    }
}
