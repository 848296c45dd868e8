package io.holdfast.payment.pay;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.points.QuoteOutcome;
import org.jspecify.annotations.Nullable;

/** What points are worth. */
@FunctionalInterface
public interface PointsQuotes {

    /** Null if that cannot be told now. */
    @Nullable
    QuoteOutcome quote(CurrencyCode currency, long points);
}
