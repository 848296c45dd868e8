package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundState;
import io.holdfast.payment.refund.StoredRefunds.Due;
import io.holdfast.payment.saga.SagaLane;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries on with refunds that rest, and leaves those to a person that nobody has answered for too often. */
public final class SweepRefunds {

    private static final Logger log = LoggerFactory.getLogger(SweepRefunds.class);

    private final StoredRefunds refunds;
    private final SagaLane lane;
    private final RefundWatch watch;
    private final RefundConfig config;

    public SweepRefunds(StoredRefunds refunds, SagaLane lane, RefundWatch watch, RefundConfig config) {
        this.refunds = refunds;
        this.lane = lane;
        this.watch = watch;
        this.config = config;
    }

    /** Looks at a batch, and says whether there may be more. */
    public boolean turn() {
        List<Due> due = refunds.lease(config.batch());
        for (Due each : due) {
            if (each.looks() < config.retryLimit()) {
                lane.start(each.refundId());
            } else if (refunds.abnormal(each.refundId(), "no answer after " + each.looks() + " looks")) {
                watch.became(RefundState.ABNORMAL);
                log.error("refund {} is not answered: a person must look at it", each.refundId());
            }
        }
        return due.size() == config.batch();
    }
}
