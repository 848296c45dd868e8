package io.holdfast.payment.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Told what becomes of events and deliveries, for whoever measures it. */
public interface NotifyWatch {

    void planned(int events, int deliveries);

    void attempted(SentAttempt attempt);

    /** An event reached an endpoint. */
    void delivered(Instant occurredAt, Instant at);

    void putOff(int deliveries);

    void died(int deliveries);

    void looked(@Nullable Instant oldestPending);
}
