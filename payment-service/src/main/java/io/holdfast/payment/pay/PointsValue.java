package io.holdfast.payment.pay;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.points.QuoteOutcome;
import org.jspecify.annotations.Nullable;

/** How much of a payment points pay, or why they cannot. */
final class PointsValue {

    private static final int WHOLE_BASIS_POINTS = 10_000;

    private final PointsQuotes quotes;
    private final int maxShareBasisPoints;

    PointsValue(PointsQuotes quotes, int maxShareBasisPoints) {
        this.quotes = quotes;
        this.maxShareBasisPoints = maxShareBasisPoints;
    }

    /**
     * @param minor what the points pay, in minor units; 0 if refused
     * @param refusal why not, or null
     */
    record Answer(long minor, PayOutcome.@Nullable Reason refusal) {}

    Answer of(Money amount, long points) {
        if (points < 1) {
            return refused(PayOutcome.Reason.POINTS_NOT_REDEEMABLE);
        }
        QuoteOutcome quote = quotes.quote(amount.currency(), points);
        if (quote == null) {
            return refused(PayOutcome.Reason.POINTS_UNAVAILABLE);
        }
        if (quote instanceof QuoteOutcome.Refused refused) {
            return refused(reason(refused.reason()));
        }
        long minor = ((QuoteOutcome.Quoted) quote).value().amountMinor();
        return fits(minor, amount.amountMinor())
                ? new Answer(minor, null)
                : refused(PayOutcome.Reason.POINTS_NOT_REDEEMABLE);
    }

    /** The wallet pays at least one minor unit, and points at most their share, rounded down. */
    private boolean fits(long pointsMinor, long amountMinor) {
        long most = Math.multiplyExact(amountMinor, maxShareBasisPoints) / WHOLE_BASIS_POINTS;
        return pointsMinor >= 1 && pointsMinor <= Math.min(most, amountMinor - 1);
    }

    private static PayOutcome.Reason reason(QuoteOutcome.Reason reason) {
        return switch (reason) {
            case CURRENCY_NOT_REDEEMABLE -> PayOutcome.Reason.CURRENCY_NOT_REDEEMABLE;
            case POINTS_NOT_REDEEMABLE -> PayOutcome.Reason.POINTS_NOT_REDEEMABLE;
        };
    }

    private static Answer refused(PayOutcome.Reason reason) {
        return new Answer(0, reason);
    }
}
