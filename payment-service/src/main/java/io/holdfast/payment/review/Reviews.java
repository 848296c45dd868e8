package io.holdfast.payment.review;

import java.time.Instant;
import java.util.List;

/** Payments under review as stored. Writes take part in the caller's transaction if there is one. */
public interface Reviews {

    /** How a review ended. */
    enum Outcome {
        APPROVED,
        REFUSED,
        EXPIRED
    }

    /** Those that wait longest come first. */
    List<String> open(int limit);

    /** Those whose time is over. */
    List<String> due(Instant now, int limit);

    /** Takes a payment out of its review; false if it is in none. Only who does that may end it. */
    boolean close(String paymentId);

    void note(String paymentId, Outcome outcome, String note, Instant at);
}
