package io.holdfast.payment.fx;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The quotes as stored. Writes take part in the caller's transaction if there is one. */
public interface FxQuotes {

    void insert(FxQuote quote);

    /** Null also for another merchant's. */
    @Nullable
    FxQuote find(String merchantId, String fxQuoteId);

    /** The quote that a payment was made with. */
    @Nullable
    FxQuote ofPayment(String paymentId);

    /** Uses a quote for a payment; false if it was used before or has expired by {@code now}. */
    boolean use(String fxQuoteId, String paymentId, Instant now);

    /** Forgets at most {@code limit} quotes that no payment used and that expired before an instant; answers how many. */
    int forgetUnusedExpiredBefore(Instant instant, int limit);
}
