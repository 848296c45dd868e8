package io.holdfast.points.earning;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** The events that were consumed. */
public interface ConsumedEvents {

    /** Which of these were. */
    Set<String> among(Collection<String> eventIds);

    /** That these are, with this commit. Fails if one was. */
    void add(Collection<String> eventIds, Instant at);
}
