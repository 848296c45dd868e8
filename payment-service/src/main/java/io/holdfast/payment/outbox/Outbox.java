package io.holdfast.payment.outbox;

import java.util.List;

/** The events as stored. */
public interface Outbox {

    /** Whether this instance is the one that sends, now and for some seconds. Another takes over when it stops asking. */
    boolean isOurs();

    /** Oldest first. */
    List<StoredEvent> unsent(int atMost);

    void markSent(List<StoredEvent> events);
}
