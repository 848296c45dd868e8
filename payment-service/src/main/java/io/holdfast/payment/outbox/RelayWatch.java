package io.holdfast.payment.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Told what the relay sees, for whoever measures it. */
public interface RelayWatch {

    /** @param oldestUnsent when the oldest event that was not sent yet was stored; null if all were, or another instance sends */
    void looked(@Nullable Instant oldestUnsent);

    void sent(int events);
}
