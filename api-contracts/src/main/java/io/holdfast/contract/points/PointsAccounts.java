package io.holdfast.contract.points;

import io.holdfast.contract.CurrencyCode;
import org.jspecify.annotations.Nullable;

/** Points balances and what points are worth. All calls may be repeated. */
public interface PointsAccounts {

    PointsView balance(String merchantId, String customer);

    /**
     * @param before only movements with a smaller id; null for the newest
     * @param limit 1 to 200
     */
    PointsPage history(String merchantId, String customer, @Nullable Long before, int limit);

    QuoteOutcome quote(CurrencyCode currency, long points);
}
