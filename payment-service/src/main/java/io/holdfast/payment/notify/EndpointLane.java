package io.holdfast.payment.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What is under way to one endpoint, and how that has gone lately. One that has not answered well yet, or not the last time,
 * gets one request at a time; one that fails again and again gets one after each pause, and the pauses grow. Guarded by
 * {@link DeliveryLanes}.
 */
final class EndpointLane {

    private static final int LARGEST_SHIFT = 20;
    /** How many that came in vain come again as soon as a pause is over, enough for each instance to try one. */
    private static final int BACK_AFTER_PAUSE = 10;

    private static final Duration OTHERS_BACK_AFTER = Duration.ofHours(1);

    private static final Duration REMEMBERED_FOR = Duration.ofHours(1);

    private final NotifyConfig.Lanes limits;
    private final NotifyConfig.Breaker breaker;
    private final Deque<DueDelivery> waiting = new ArrayDeque<>();
    private int running;
    private int failures;
    private boolean proven;
    private Instant closedUntil = Instant.MIN;
    /** How many come again when this pause is over. */
    private int backAfterPause;
    /** Whether some may have been put off because of this endpoint: by another instance, too, so a new lane does not know. */
    private boolean mayOwe = true;
    /** Whether it stands in one of the queues, or is parked beside them. */
    private boolean queued;
    /** Whose free place it was called to; null if it comes by itself. */
    private LaneQueues.@Nullable Share calledBy;

    EndpointLane(NotifyConfig.Lanes limits, NotifyConfig.Breaker breaker) {
        this.limits = limits;
        this.breaker = breaker;
    }

    /** Failed the last time, or more often. */
    boolean isSick() {
        return failures > 0;
    }

    boolean isClosed(Instant now) {
        return now.isBefore(closedUntil);
    }

    /** Lets one through before the pause is over, because somebody waits for it. */
    void openNow() {
        closedUntil = Instant.MIN;
    }

    /** When one that came in vain should come again. Not all when the pause is over: whether the endpoint is well, few can tell. */
    Instant comesAgain(DueDelivery inVain) {
        if (inVain.kind() != DeliveryKind.EVENT || backAfterPause < BACK_AFTER_PAUSE) {
            backAfterPause++;
            return closedUntil;
        }
        long spread = ThreadLocalRandom.current().nextLong(OTHERS_BACK_AFTER.toMillis());
        return closedUntil.plus(OTHERS_BACK_AFTER).plusMillis(spread);
    }

    /** Whether to look for those that were put off, now that it is well and has nothing else to do; asked by one at a time. */
    boolean looksForOwed() {
        if (!mayOwe || !proven || !waiting.isEmpty()) {
            return false;
        }
        mayOwe = false;
        return true;
    }

    void mayOwe() {
        mayOwe = true;
    }

    boolean isFull() {
        return waiting.size() >= limits.queuePerEndpoint();
    }

    void add(DueDelivery due) {
        waiting.add(due);
    }

    /** Whether it wants a place in a queue. */
    boolean wantsPlace() {
        return !queued && canRun();
    }

    boolean canRun() {
        return !waiting.isEmpty() && running < (proven ? limits.perEndpoint() : 1);
    }

    void queued(boolean now) {
        queued = now;
    }

    void calledBy(LaneQueues.@Nullable Share share) {
        calledBy = share;
    }

    LaneQueues.@Nullable Share calledBy() {
        return calledBy;
    }

    /** To be called when it {@link #canRun}. */
    DueDelivery begin() {
        running++;
        return waiting.remove();
    }

    /** What it would begin with, when it {@link #canRun}. */
    DueDelivery first() {
        return waiting.element();
    }

    /** Takes in how one went; answers those that wait in vain because the endpoint gets a pause. */
    List<DueDelivery> end(AttemptVerdict verdict, Instant now) {
        running--;
        return switch (verdict) {
            case UNKNOWN -> List.of();
            case GOOD -> {
                failures = 0;
                proven = true;
                closedUntil = Instant.MIN;
                yield List.of();
            }
            case BAD -> failed(now);
        };
    }

    private List<DueDelivery> failed(Instant now) {
        failures++;
        proven = false;
        if (failures < breaker.after()) {
            return List.of();
        }
        int shift = Math.min(failures - breaker.after(), LARGEST_SHIFT);
        Duration pause = breaker.pause().multipliedBy(1L << shift);
        mayOwe = true;
        backAfterPause = 0;
        closedUntil = now.plus(pause.compareTo(breaker.longestPause()) > 0 ? breaker.longestPause() : pause);
        List<DueDelivery> inVain = new ArrayList<>(waiting);
        waiting.clear();
        return inVain;
    }

    /** Nothing is under way, and its last pause has long been over. */
    boolean isForgettable(Instant now) {
        return running == 0 && waiting.isEmpty() && now.isAfter(closedUntil.plus(REMEMBERED_FOR));
    }
}
