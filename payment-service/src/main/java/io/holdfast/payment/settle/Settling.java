package io.holdfast.payment.settle;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.saga.SagaOwner;
import io.holdfast.payment.saga.SagaProgress;
import io.holdfast.payment.saga.Sagas;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Settles a payment on the caller's thread, as far as it goes. What is undone fails, and its money goes back. */
public final class Settling implements SagaOwner {

    private static final Logger log = LoggerFactory.getLogger(Settling.class);
    private static final String SAGA = "settle-payment";
    private static final String PAYMENT_ID = "payment_id";

    private final Sagas sagas;
    private final Settlements settlements;
    private final Receipts receipts;
    private final FinishPayment finish;
    private final LetGo letGo;
    private final SettleWatch watch;
    private final Clock clock;

    public Settling(
            Sagas sagas,
            Settlements settlements,
            Receipts receipts,
            FinishPayment finish,
            LetGo letGo,
            SettleWatch watch,
            Clock clock) {
        this.sagas = sagas;
        this.settlements = settlements;
        this.receipts = receipts;
        this.finish = finish;
        this.letGo = letGo;
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public String saga() {
        return SAGA;
    }

    @Override
    public void carryOn(String paymentId) {
        MDC.put(PAYMENT_ID, paymentId);
        try {
            SagaProgress progress = sagas.advance(SAGA, paymentId, Map.of("paymentId", paymentId));
            if (progress instanceof SagaProgress.Undone undone) {
                fail(paymentId, undone.refusal());
            }
        } finally {
            MDC.remove(PAYMENT_ID);
        }
    }

    /** The steps are undone in any order and only as far as they came: what they were to use is let go here, once more. */
    private void fail(String paymentId, String refusal) {
        Settlement settlement = settlements.find(paymentId);
        if (settlement == null || settlement.payment().state() != PaymentState.PROCESSING) {
            return;
        }
        PaymentView payment = settlement.unmarked();
        letGo.everything(settlement);
        PaymentView failed = finish.failed(payment, reason(settlement, refusal), payment.customer(), ended -> {
            settlements.release(paymentId);
            settlements.giveFree(paymentId);
            receipts.mustGoBack(paymentId, clock.instant());
        });
        watch.undone(refusal);
        log.warn("could not be delivered ({}): {}", refusal, failed.state());
    }

    /** Money that was only set aside, and then could not be collected, never came. */
    private static FailureReason reason(Settlement settlement, String refusal) {
        boolean neverCame = settlement.receipt() == null && refusal.equals(FailureReason.CHANNEL_REFUSED.name());
        return neverCame ? FailureReason.CHANNEL_REFUSED : FailureReason.NOT_DELIVERABLE;
    }
}
