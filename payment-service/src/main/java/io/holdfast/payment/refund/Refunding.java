package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.saga.SagaOwner;
import io.holdfast.payment.saga.SagaProgress;
import io.holdfast.payment.saga.Sagas;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Carries a refund out on the caller's thread, as far as it goes. */
public final class Refunding implements SagaOwner {

    private static final Logger log = LoggerFactory.getLogger(Refunding.class);
    private static final String SAGA = "refund-payment";
    private static final String REFUND_ID = "refund_id";

    private final Sagas sagas;
    private final StoredRefunds refunds;
    private final LetGo letGo;
    private final RefundWatch watch;

    public Refunding(Sagas sagas, StoredRefunds refunds, LetGo letGo, RefundWatch watch) {
        this.sagas = sagas;
        this.refunds = refunds;
        this.letGo = letGo;
        this.watch = watch;
    }

    @Override
    public String saga() {
        return SAGA;
    }

    @Override
    public void carryOn(String refundId) {
        MDC.put(REFUND_ID, refundId);
        try {
            SagaProgress progress = sagas.advance(SAGA, refundId, Map.of("refundId", refundId));
            if (progress instanceof SagaProgress.Undone undone) {
                fail(refundId, undone.refusal());
            }
        } finally {
            MDC.remove(REFUND_ID);
        }
    }

    /**
     * What refused is not undone, and an earlier call of it that was not answered may still come through. So everything is let
     * go once more, and only then the refund ends: who does not answer is asked again by the next look.
     */
    private void fail(String refundId, String refusal) {
        RefundView refund = refunds.find(refundId);
        if (refund == null || refund.state().isTerminal()) {
            return;
        }
        letGo.everything(refundId);
        if (refunds.failed(refund, reason(refusal))) {
            watch.became(RefundState.FAILED);
            log.info("refused: {}", refusal);
        }
    }

    /** What a step said, as merchants are told; what only operators understand is in the log. */
    private static RefundFailure reason(String refusal) {
        for (RefundFailure reason : RefundFailure.values()) {
            if (reason.name().equals(refusal)) {
                return reason;
            }
        }
        return RefundFailure.REFUSED;
    }
}
