package io.holdfast.payment.outbox;

import java.time.Instant;
import java.util.List;

/** The events as stored. */
public interface Outbox {

    /** Whether this instance is the one that sends, now and for some seconds. Another takes over when it stops asking. */
    boolean isOurs();

    /** Oldest first. */
    List<StoredEvent> unsent(int atMost);

    void markSent(List<StoredEvent> events);

    /**
     * Forgets events that occurred and were sent before then. That such events may be gone is stored first, so that nobody
     * takes one for lost.
     *
     * @return how many, up to the limit
     */
    int forgetSentBefore(Instant time, int limit);
}
