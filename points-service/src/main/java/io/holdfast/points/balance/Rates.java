package io.holdfast.points.balance;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.points.QuoteOutcome;
import io.holdfast.contract.points.QuoteOutcome.Quoted;
import io.holdfast.contract.points.QuoteOutcome.Reason;
import io.holdfast.contract.points.QuoteOutcome.Refused;
import java.util.Map;

/**
 * What points cost and what they are worth.
 *
 * @param earnMinorPerPoint for how many minor units paid one point is earned; 0 or absent: none are earned
 * @param redeemPointsPerMinor how many points pay one minor unit; 0 or absent: none can be spent
 */
public record Rates(Map<CurrencyCode, Long> earnMinorPerPoint, Map<CurrencyCode, Long> redeemPointsPerMinor) {

    private static final long MOST_POINTS = 1_000_000_000_000L;

    public Rates {
        earnMinorPerPoint = Map.copyOf(earnMinorPerPoint);
        redeemPointsPerMinor = Map.copyOf(redeemPointsPerMinor);
    }

    /** The points that this much money earns, rounded down: 100 minor units a point make 1 point of CNY 1.99. */
    public long earnedBy(Money paid) {
        return earnRate(paid.currency()).earnedBy(paid.amountMinor());
    }

    /** The rate as of now, for who keeps it. */
    public EarnRate earnRate(CurrencyCode currency) {
        return new EarnRate(earnMinorPerPoint.getOrDefault(currency, 0L));
    }

    /** What the points are worth: 7 points a minor unit make 700 points USD 1.00, and refuse 701. */
    public QuoteOutcome quote(CurrencyCode currency, long points) {
        long pointsPerMinor = redeemPointsPerMinor.getOrDefault(currency, 0L);
        if (pointsPerMinor <= 0) {
            return new Refused(Reason.CURRENCY_NOT_REDEEMABLE);
        }
        if (points < 1 || points > MOST_POINTS || points % pointsPerMinor != 0) {
            return new Refused(Reason.POINTS_NOT_REDEEMABLE);
        }
        return new Quoted(Money.of(points / pointsPerMinor, currency));
    }
}
