package io.holdfast.points.balance;

/**
 * For how much money one point is earned.
 *
 * @param minorPerPoint in minor units; 0 if none are earned
 */
public record EarnRate(long minorPerPoint) {

    /** Rounded down: 100 minor units a point make 1 point of CNY 1.99. */
    public long earnedBy(long paidMinor) {
        return minorPerPoint <= 0 ? 0 : Math.max(0, paidMinor / minorPerPoint);
    }
}
