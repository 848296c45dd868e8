package io.holdfast.payment.collect;

import io.holdfast.payment.settle.SettlePayments;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins to settle on another thread, so that no channel waits for it. What cannot be begun is begun by a later look. */
public final class SettleSoon implements Consumer<String> {

    private static final Logger log = LoggerFactory.getLogger(SettleSoon.class);

    private final Supplier<SettlePayments> settle;
    private final Executor threads;

    public SettleSoon(Supplier<SettlePayments> settle, Executor threads) {
        this.settle = settle;
        this.threads = threads;
    }

    @Override
    public void accept(String paymentId) {
        try {
            threads.execute(() -> Traced.as(paymentId, null, () -> started(paymentId)));
        } catch (RejectedExecutionException e) {
            log.info("payment {} is settled later", paymentId);
        }
    }

    private boolean started(String paymentId) {
        try {
            settle.get().start(paymentId);
            return true;
        } catch (RuntimeException e) {
            log.warn("settling is begun later", e);
            return false;
        }
    }
}
