package io.holdfast.payment;

import java.time.Duration;

/**
 * How long something rests between two looks: 1, 2, 4… seconds, up to the longest.
 *
 * @param longest never exceeded
 */
public record DoublingPause(Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    /** @param looks how often it was looked at before; 0 for the first pause */
    public Duration after(int looks) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(looks, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
