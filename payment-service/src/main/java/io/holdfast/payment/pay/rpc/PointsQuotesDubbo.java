package io.holdfast.payment.pay.rpc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.contract.points.QuoteOutcome;
import io.holdfast.payment.pay.PointsQuotes;
import org.apache.dubbo.rpc.RpcException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quotes of points-service. */
public final class PointsQuotesDubbo implements PointsQuotes {

    private static final Logger log = LoggerFactory.getLogger(PointsQuotesDubbo.class);

    private final PointsAccounts points;

    public PointsQuotesDubbo(PointsAccounts points) {
        this.points = points;
    }

    @Override
    public @Nullable QuoteOutcome quote(CurrencyCode currency, long count) {
        try {
            return points.quote(currency, count);
        } catch (RpcException e) {
            log.warn("points-service gives no quote: {}", e.getMessage());
            return null;
        }
    }
}
