package io.holdfast.payment.risk;

import java.time.Instant;

/**
 * A window of time that slides over buckets. The oldest bucket is counted whole although only a part of it may be in the
 * window: so a limit is never passed within any stretch of the window's length, and what is up to one bucket older may count.
 *
 * @param seconds 1 to {@value #LONGEST_SECONDS}
 */
public record Counter(RiskSubject subject, int seconds) {

    public static final int LONGEST_SECONDS = 31 * 24 * 60 * 60;
    private static final int BUCKETS = 60;
    /** No window has more than these: one of 119 seconds has as many of one second. */
    public static final int MOST_BUCKETS = 2 * BUCKETS;

    /** A sixtieth of the window, at least a second. */
    public int bucketSeconds() {
        return Math.max(1, seconds / BUCKETS);
    }

    public long bucketOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), (long) bucketSeconds());
    }

    public long firstBucket(Instant now) {
        return Math.floorDiv(now.getEpochSecond() - seconds, (long) bucketSeconds());
    }
}
