package io.holdfast.payment.settle;

import io.holdfast.payment.saga.SagaLane;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Settles payments on threads of its own. */
public final class SettleLane implements SettlePayments {

    private final SagaLane lane;
    private final Duration drainWithin;

    public SettleLane(Settling settling, SettleConfig config) {
        this.lane = new SagaLane(settling, config.threads(), config.queue());
        this.drainWithin = config.drainWithin();
    }

    @Override
    public void start(String paymentId) {
        lane.start(paymentId);
    }

    /** The same; what is answered says that the settlement rests or has ended, and never fails. */
    public CompletableFuture<Void> begin(String paymentId) {
        return lane.start(paymentId);
    }

    public int running() {
        return lane.running();
    }

    public void drain() {
        lane.drain(drainWithin);
    }
}
