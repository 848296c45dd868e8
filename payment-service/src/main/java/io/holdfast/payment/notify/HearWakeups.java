package io.holdfast.payment.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, Instant> noRoom = new LinkedHashMap<>();
        Map<String, Instant> failing = new LinkedHashMap<>();
        for (DueDelivery due : deliveries.due(new HashSet<>(deliveryIds), now)) {
            switch (lanes.offer(due)) {
                case TAKEN, KNOWN_ALREADY -> {}
                case NO_ROOM -> noRoom.put(due.deliveryId(), now.plus(pauseWithoutRoom()));
                case ENDPOINT_FAILING -> failing.put(due.deliveryId(), lanes.comesAgain(due));
            }
        }
        putOff(failing, now, AttemptFailure.ENDPOINT_FAILING);
        putOff(noRoom, now, AttemptFailure.NO_ROOM);
    }

    /** Not all come again at the same time. */
    private Duration pauseWithoutRoom() {
        Duration pause = config.queue().noRoomPause();
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() + 1));
    }

    private void putOff(Map<String, Instant> untils, Instant now, AttemptFailure reason) {
        if (!untils.isEmpty()) {
            watch.died(deliveries.putOff(untils, now, reason));
            watch.putOff(untils.size());
        }
    }
}
