package io.holdfast.points.earning;

import java.util.HashSet;
import java.util.Set;

/**
 * What became of events.
 *
 * @param consumed how many earned now
 * @param repeated how many need not any more: their payments had earned before, or came to nothing
 * @param failed ids of those that were not, and may be tried again
 */
public record Tally(int consumed, int repeated, Set<String> failed) {

    static final Tally NONE = new Tally(0, 0, Set.of());

    static Tally failed(String eventId) {
        return new Tally(0, 0, Set.of(eventId));
    }

    Tally and(Tally other) {
        Set<String> both = new HashSet<>(failed);
        both.addAll(other.failed);
        return new Tally(consumed + other.consumed, repeated + other.repeated, both);
    }
}
