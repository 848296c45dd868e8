package io.holdfast.payment.outbox;

import java.util.List;

/** The broker. */
@FunctionalInterface
public interface EventPublisher {

    /**
     * Sends events in the order given; events of one payment arrive in that order.
     *
     * @return those that the broker has acknowledged. It may have others as well
     */
    List<StoredEvent> send(List<StoredEvent> events);
}
