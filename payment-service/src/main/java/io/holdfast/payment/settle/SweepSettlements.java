package io.holdfast.payment.settle;

import io.holdfast.payment.settle.Settlements.Due;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries on with payments whose settling was never begun, or rests because somebody did not answer. */
public final class SweepSettlements {

    private static final Logger log = LoggerFactory.getLogger(SweepSettlements.class);

    private final Settlements settlements;
    private final SettlePayments settle;
    private final SettleWatch watch;
    private final SettleConfig config;

    public SweepSettlements(Settlements settlements, SettlePayments settle, SettleWatch watch, SettleConfig config) {
        this.settlements = settlements;
        this.settle = settle;
        this.watch = watch;
        this.config = config;
    }

    /** Looks at a batch, and says whether there may be more. */
    public boolean turn() {
        List<Due> due = settlements.lease(config.batch());
        for (Due each : due) {
            if (each.looks() >= config.alarmAfterLooks()) {
                alarm(each);
            }
            settle.start(each.paymentId());
        }
        return due.size() == config.batch();
    }

    private void alarm(Due due) {
        watch.unanswered();
        if (settlements.hold(due.paymentId())) {
            log.error("payment {} was paid and cannot be settled: somebody does not answer", due.paymentId());
        }
    }
}
