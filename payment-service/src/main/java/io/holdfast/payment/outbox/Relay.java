package io.holdfast.payment.outbox;

import java.util.List;

/** Sends what the outbox holds. One instance at a time does, so that order is kept. */
public final class Relay {

    private final Outbox outbox;
    private final EventPublisher publisher;
    private final RelayWatch watch;
    private final int batch;

    public Relay(Outbox outbox, EventPublisher publisher, RelayWatch watch, int batch) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.watch = watch;
        this.batch = batch;
    }

    /** Sends a batch, and says whether there may be more to send at once. */
    public boolean turn() {
        List<StoredEvent> events = outbox.isOurs() ? outbox.unsent(batch) : List.of();
        watch.looked(events.isEmpty() ? null : events.get(0).storedAt());
        if (events.isEmpty()) {
            return false;
        }
        List<StoredEvent> sent = publisher.send(events);
        if (!sent.isEmpty()) {
            outbox.markSent(sent);
            watch.sent(sent.size());
        }
        return sent.size() == batch;
    }
}
