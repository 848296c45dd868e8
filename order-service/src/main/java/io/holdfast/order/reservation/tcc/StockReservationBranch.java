package io.holdfast.order.reservation.tcc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.order.reservation.Branch;
import io.holdfast.order.reservation.Ending;
import io.holdfast.order.reservation.FinishReservation;
import io.holdfast.order.reservation.ReserveOrder;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.api.BusinessActionContextParameter;
import org.apache.seata.rm.tcc.api.LocalTCC;
import org.apache.seata.rm.tcc.api.TwoPhaseBusinessAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The participant. Its annotations stand here and not on an interface: only so do confirm and cancel get the context of
 * their try.
 */
@LocalTCC
@Component
public class StockReservationBranch {

    private static final String PAYMENT_ID = "paymentId";

    private final ReserveOrder reserveOrder;
    private final FinishReservation finishReservation;

    StockReservationBranch(ReserveOrder reserveOrder, FinishReservation finishReservation) {
        this.reserveOrder = reserveOrder;
        this.finishReservation = finishReservation;
    }

    /**
     * The try.
     *
     * @param context given by Seata, which has registered the branch by then; callers pass null
     */
    @TwoPhaseBusinessAction(
            name = "stock-reservation",
            commitMethod = "confirm",
            rollbackMethod = "cancel",
            useTCCFence = false)
    public ReservationOutcome reserve(
            @Nullable BusinessActionContext context,
            @BusinessActionContextParameter(PAYMENT_ID) String paymentId,
            String merchantId,
            String orderId,
            long totalMinor,
            String currency,
            long expiresAtEpochMillis) {
        BusinessActionContext branch = Objects.requireNonNull(context, "the branch was not registered");
        ReserveStock wanted = new ReserveStock(
                paymentId,
                merchantId,
                orderId,
                Money.of(totalMinor, CurrencyCode.valueOf(currency)),
                Instant.ofEpochMilli(expiresAtEpochMillis));
        return reserveOrder.reserve(wanted, new Branch(branch.getXid(), branch.getBranchId()));
    }

    /** Called by the coordinator until it answers true. */
    public boolean confirm(BusinessActionContext context) {
        return end(context, finishReservation::confirm);
    }

    /** Called by the coordinator until it answers true. */
    public boolean cancel(BusinessActionContext context) {
        return end(context, finishReservation::cancel);
    }

    private static boolean end(BusinessActionContext context, Function<String, Ending> phase) {
        String paymentId = Objects.requireNonNull(context.getActionContext(PAYMENT_ID, String.class), PAYMENT_ID);
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", paymentId);
                MDC.MDCCloseable xid = MDC.putCloseable("xid", context.getXid())) {
            return phase.apply(paymentId).isAsAsked();
        }
    }
}
