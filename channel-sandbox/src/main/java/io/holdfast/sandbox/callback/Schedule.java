package io.holdfast.sandbox.callback;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How long a channel waits before each repetition, in real time. */
public record Schedule(List<Duration> waits) {

    public Schedule {
        waits = List.copyOf(waits);
    }

    /** @param waits as the channels' documents write them: {@code 15s 3m 6h} */
    public static Schedule of(String waits) {
        return new Schedule(Arrays.stream(waits.split(" "))
                .map(wait -> Duration.parse("PT" + wait))
                .toList());
    }
}
