package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.PaymentLane;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries payments out as the test says. */
final class FakeLane implements PaymentLane {

    enum Mode {
        SUCCEED,
        DECLINE,
        /** Started and left alone: see {@link #left}. */
        LEAVE,
        /** There is no place. */
        FULL
    }

    volatile Mode mode = Mode.SUCCEED;
    final AtomicInteger started = new AtomicInteger();
    final Queue<PaymentView> left = new ConcurrentLinkedQueue<>();
    private final Supplier<FinishPayment> finish;

    FakeLane(Supplier<FinishPayment> finish) {
        this.finish = finish;
    }

    @Override
    public @Nullable Place reserve() {
        return mode == Mode.FULL ? null : new FakePlace();
    }

    private final class FakePlace implements Place {

        @Override
        public CompletableFuture<PaymentView> start(PaymentView payment) {
            started.incrementAndGet();
            return switch (mode) {
                case SUCCEED -> CompletableFuture.completedFuture(finish.get().succeeded(payment, "小明"));
                case DECLINE ->
                    CompletableFuture.completedFuture(
                            finish.get().failed(payment, FailureReason.INSUFFICIENT_FUNDS, null));
                case LEAVE, FULL -> {
                    left.add(payment);
                    yield new CompletableFuture<>();
                }
            };
        }

        @Override
        public void close() {}
    }
}
