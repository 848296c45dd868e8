package io.holdfast.payment.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Signs what is delivered. */
@FunctionalInterface
public interface Signer {

    /** The headers that let the receiver check where it comes from; one signature for each secret. */
    Map<String, String> headers(String eventId, Instant at, String body, List<String> secrets);
}
