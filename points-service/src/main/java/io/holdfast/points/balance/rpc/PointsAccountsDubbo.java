package io.holdfast.points.balance.rpc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.contract.points.PointsEntry;
import io.holdfast.contract.points.PointsPage;
import io.holdfast.contract.points.PointsView;
import io.holdfast.contract.points.QuoteOutcome;
import io.holdfast.points.balance.Balances;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.Rates;
import java.util.ArrayList;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

@DubboService
class PointsAccountsDubbo implements PointsAccounts {

    private static final int MOST = 200;

    private final Balances balances;
    private final Rates rates;

    PointsAccountsDubbo(Balances balances, Rates rates) {
        this.balances = balances;
        this.rates = rates;
    }

    @Override
    public PointsView balance(String merchantId, String customer) {
        return balances.of(new Owner(merchantId, customer));
    }

    @Override
    public PointsPage history(String merchantId, String customer, @Nullable Long before, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ", not " + limit);
        }
        List<PointsEntry> entries = balances.entries(new Owner(merchantId, customer), before, limit + 1);
        if (entries.size() <= limit) {
            return new PointsPage(new ArrayList<>(entries), null);
        }
        List<PointsEntry> page = new ArrayList<>(entries.subList(0, limit));
        return new PointsPage(page, page.get(limit - 1).entryId());
    }

    @Override
    public QuoteOutcome quote(CurrencyCode currency, long points) {
        return rates.quote(currency, points);
    }
}
