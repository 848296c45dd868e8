package io.holdfast.payment.fake;

import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.PointsHolds;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public final class FakePoints extends FakeBranch implements PointsHolds {

    public final List<PlacePointsHold> tries = new CopyOnWriteArrayList<>();
    public volatile PointsHoldOutcome.Reason declines;

    public FakePoints(FakeCoordinator coordinator) {
        super(coordinator);
    }

    @Override
    public PointsHoldOutcome place(PlacePointsHold hold) {
        tries.add(hold);
        if (declines != null) {
            answering();
            return new PointsHoldOutcome.Declined(declines);
        }
        return tried(hold.paymentId())
                ? new PointsHoldOutcome.Held()
                : new PointsHoldOutcome.Declined(PointsHoldOutcome.Reason.ALREADY_CANCELLED);
    }
}
