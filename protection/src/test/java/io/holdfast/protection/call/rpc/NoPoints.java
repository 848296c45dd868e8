package io.holdfast.protection.call.rpc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.contract.points.PointsPage;
import io.holdfast.contract.points.PointsView;
import io.holdfast.contract.points.QuoteOutcome;

/** One of our own contracts: only what stands beside its interface crosses the wire as it is. */
final class NoPoints implements PointsAccounts {

    @Override
    public PointsView balance(String merchantId, String customer) {
        return null;
    }

    @Override
    public PointsPage history(String merchantId, String customer, Long before, int limit) {
        return null;
    }

    @Override
    public QuoteOutcome quote(CurrencyCode currency, long points) {
        return null;
    }
}
