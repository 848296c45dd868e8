package io.holdfast.payment.notify;

import java.util.Map;

/** Carries one request to an address that a merchant has named. */
@FunctionalInterface
public interface Courier {

    /**
     * Returns in time whatever the other side does, and throws nothing on its account. Where there was no room to ask it is
     * {@link AttemptFailure#NO_ROOM}, and nothing was sent.
     */
    SentAttempt post(String url, Map<String, String> headers, String body);
}
