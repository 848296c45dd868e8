package io.holdfast.payment.saga.fake;

import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.PointsGrants;
import io.holdfast.contract.points.TakeBackPoints;
import java.util.HashMap;
import java.util.Map;

/** A points-service in memory: a point for each minor unit. */
public final class Loyalty implements PointsGrants {

    /** What each payment has earned and each refund has taken; zero once it was taken back or restored. */
    private final Map<String, Long> moved = new HashMap<>();

    private final Faults faults;

    public Loyalty(Faults faults) {
        this.faults = faults;
    }

    public synchronized long points() {
        return moved.values().stream().mapToLong(Long::longValue).sum();
    }

    private static GrantOutcome declined() {
        return new GrantOutcome.Declined(GrantOutcome.Reason.ALREADY_CANCELLED);
    }

    private GrantOutcome moved(String key, long points) {
        moved.putIfAbsent(key, points);
        return moved.get(key) == 0 ? declined() : new GrantOutcome.Done(Math.abs(points));
    }

    @Override
    public synchronized GrantOutcome grant(GrantPoints grant) {
        return faults.call(
                "grantPoints",
                Loyalty::declined,
                () -> moved(grant.paymentId(), grant.captured().amountMinor()));
    }

    @Override
    public synchronized void revoke(GrantPoints grant) {
        faults.call("revokePoints", () -> null, () -> moved.put(grant.paymentId(), 0L));
    }

    @Override
    public synchronized GrantOutcome takeBack(TakeBackPoints refund) {
        return faults.call(
                "takePointsBack",
                Loyalty::declined,
                () -> moved(refund.refundId(), -refund.refunded().amountMinor()));
    }

    @Override
    public synchronized void restore(TakeBackPoints refund) {
        faults.call("restorePoints", () -> null, () -> moved.put(refund.refundId(), 0L));
    }
}
