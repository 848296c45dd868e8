package io.holdfast.payment.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Hands deliveries whose time has come to the threads that make them. Those for which there is no room now are put off. */
public final class HearWakeups {

    private final Deliveries deliveries;
    private final DeliveryLanes lanes;
    private final NotifyWatch watch;
    private final NotifyConfig config;
    private final Clock clock;

    HearWakeups(Deliveries deliveries, DeliveryLanes lanes, NotifyWatch watch, NotifyConfig config, Clock clock) {
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    /** Returns at once: nothing is delivered here. */
    public void hear(Collection<String> deliveryIds) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<String> noRoom = new ArrayList<>();
        Map<String, List<String>> failing = new TreeMap<>();
        for (DueDelivery due : deliveries.due(new HashSet<>(deliveryIds), now)) {
            switch (lanes.offer(due)) {
                case TAKEN, KNOWN_ALREADY -> {}
                case NO_ROOM -> noRoom.add(due.deliveryId());
                case ENDPOINT_FAILING ->
                    failing.computeIfAbsent(due.endpointId(), id -> new ArrayList<>())
                            .add(due.deliveryId());
            }
        }
        failing.forEach(
                (endpointId, ids) -> putOff(ids, now, lanes.closedUntil(endpointId), AttemptFailure.ENDPOINT_FAILING));
        if (!noRoom.isEmpty()) {
            // Not all at the same time again.
            Duration pause = config.queue().noRoomPause();
            long spread = ThreadLocalRandom.current().nextLong(pause.toMillis() + 1);
            putOff(noRoom, now, now.plus(pause).plusMillis(spread), AttemptFailure.NO_ROOM);
        }
    }

    private void putOff(List<String> ids, Instant now, Instant until, AttemptFailure reason) {
        watch.died(deliveries.putOff(ids, now, until, reason));
        watch.putOff(ids.size());
    }
}
