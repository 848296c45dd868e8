package io.holdfast.payment.fake;

import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.PlaceHold;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public final class FakeFunds extends FakeBranch implements FundsHolds {

    public final List<PlaceHold> tries = new CopyOnWriteArrayList<>();
    public volatile HoldOutcome.Reason declines;
    /** Runs while a hold is being placed, before anything is answered. */
    public volatile Runnable meanwhile = () -> {};

    public FakeFunds(FakeCoordinator coordinator) {
        super(coordinator);
    }

    @Override
    public HoldOutcome place(PlaceHold hold) {
        tries.add(hold);
        meanwhile.run();
        if (declines != null) {
            answering();
            return new HoldOutcome.Declined(declines);
        }
        return tried(hold.paymentId())
                ? new HoldOutcome.Held()
                : new HoldOutcome.Declined(HoldOutcome.Reason.ALREADY_CANCELLED);
    }
}
