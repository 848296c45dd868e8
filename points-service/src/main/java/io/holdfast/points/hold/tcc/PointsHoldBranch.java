package io.holdfast.points.hold.tcc;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.PointsHoldOutcome.Declined;
import io.holdfast.contract.points.PointsHoldOutcome.Held;
import io.holdfast.points.hold.CancelHold;
import io.holdfast.points.hold.ConfirmHold;
import io.holdfast.points.hold.PlaceHold;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.api.BusinessActionContextParameter;
import org.apache.seata.rm.tcc.api.LocalTCC;
import org.apache.seata.rm.tcc.api.TwoPhaseBusinessAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The branch. The annotations stand here and not on an interface: only from the implementation does Seata hand the
 * parameters to confirm and cancel.
 */
@LocalTCC
@Component
public class PointsHoldBranch {

    private static final Logger log = LoggerFactory.getLogger(PointsHoldBranch.class);
    private static final String PAYMENT_ID = "payment_id";

    private final PlaceHold placeHold;
    private final ConfirmHold confirmHold;
    private final CancelHold cancelHold;
    private final MeterRegistry metrics;

    public PointsHoldBranch(
            PlaceHold placeHold, ConfirmHold confirmHold, CancelHold cancelHold, MeterRegistry metrics) {
        this.placeHold = placeHold;
        this.confirmHold = confirmHold;
        this.cancelHold = cancelHold;
        this.metrics = metrics;
    }

    /**
     * The try.
     *
     * @param context an empty one, which Seata fills
     * @param paymentId what confirm and cancel are told
     */
    @TwoPhaseBusinessAction(name = "points-hold", commitMethod = "confirm", rollbackMethod = "cancel")
    public PointsHoldOutcome place(
            BusinessActionContext context,
            @BusinessActionContextParameter(PAYMENT_ID) String paymentId,
            PlacePointsHold hold) {
        PointsHoldOutcome outcome = placeHold.place(hold, context.getXid(), context.getBranchId());
        if (outcome instanceof Held) {
            count("held");
        } else if (outcome instanceof Declined declined) {
            count(declined.reason().name());
            log.info("declined: {}", declined.reason());
        }
        return outcome;
    }

    /** True if it is done, now or before. False makes the coordinator ask again, visibly. */
    public boolean confirm(BusinessActionContext context) {
        String paymentId = paymentId(context);
        try (var payment = MDC.putCloseable(PAYMENT_ID, paymentId);
                var transaction = MDC.putCloseable("xid", context.getXid())) {
            BranchState state = confirmHold.confirm(paymentId, context.getXid());
            if (state == BranchState.CONFIRMED) {
                count("confirmed");
                return true;
            }
            count("refused");
            log.error("cannot confirm what is {}: {} needs a person", state, paymentId);
            return false;
        }
    }

    /** True if it is done, now or before. False makes the coordinator ask again, visibly. */
    public boolean cancel(BusinessActionContext context) {
        String paymentId = paymentId(context);
        try (var payment = MDC.putCloseable(PAYMENT_ID, paymentId);
                var transaction = MDC.putCloseable("xid", context.getXid())) {
            BranchState state = cancelHold.cancel(paymentId, context.getXid());
            return switch (state) {
                case CANCELLED -> {
                    count("cancelled");
                    yield true;
                }
                case ABSENT -> {
                    log.warn("{} is held by another transaction: nothing to cancel", paymentId);
                    yield true;
                }
                case TRIED, CONFIRMED -> {
                    count("refused");
                    log.error("cannot cancel what is {}: {} needs a person", state, paymentId);
                    yield false;
                }
            };
        }
    }

    private static String paymentId(BusinessActionContext context) {
        String paymentId = context.getActionContext(PAYMENT_ID, String.class);
        if (paymentId == null) {
            throw new IllegalStateException("no payment in the context of branch " + context.getBranchId());
        }
        return paymentId;
    }

    private void count(String outcome) {
        metrics.counter("holdfast.points.holds", "outcome", outcome).increment();
    }
}
