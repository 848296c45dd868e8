package io.holdfast.points.grant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The rows of grants. */
public interface Grants {

    /** Those of these payments that have a row. Nobody else changes them until this commit ends. */
    List<Grant> lock(Collection<String> paymentIds);

    /** New rows. Fails if a payment has one. */
    void add(Collection<Grant> grants, Instant at);

    /** What has happened to the payment now. Fails if it has no row. */
    void change(Grant grant);
}
