package io.holdfast.account.hold.tcc;

import io.holdfast.account.hold.Branch;
import io.holdfast.account.hold.FinishFundsHold;
import io.holdfast.account.hold.Hold;
import io.holdfast.account.hold.PlaceFundsHold;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.branch.Resolution;
import java.time.Instant;
import java.util.Objects;
import org.apache.seata.rm.tcc.api.BusinessActionContext;
import org.apache.seata.rm.tcc.api.BusinessActionContextParameter;
import org.apache.seata.rm.tcc.api.LocalTCC;
import org.apache.seata.rm.tcc.api.TwoPhaseBusinessAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * The participant that Seata drives. The coordinator keeps what the try was asked for and hands it to the confirm or
 * cancel, so that neither has to read it.
 *
 * <p>A scanned component, and not made by a wiring's method: Seata enhances only beans whose definition names their
 * class, and leaves others alone without a word.
 */
@Component
@LocalTCC
public class FundsHoldBranch {

    private static final String PAYMENT_ID = "payment_id";
    private static final String MERCHANT_ID = "merchant_id";
    private static final String PAYER = "payer_account_id";
    private static final String CURRENCY = "currency";
    private static final String AMOUNT = "amount_minor";
    private static final String POINTS_VALUE = "points_value_minor";
    private static final String FEE = "fee_basis_points";

    private final PlaceFundsHold place;
    private final FinishFundsHold finish;
    private final HoldMeters meters;

    public FundsHoldBranch(PlaceFundsHold place, FinishFundsHold finish, HoldMeters meters) {
        this.place = place;
        this.finish = finish;
        this.meters = meters;
    }

    /** @param context given by Seata */
    @TwoPhaseBusinessAction(name = "funds-hold", commitMethod = "confirm", rollbackMethod = "cancel")
    public HoldOutcome attempt(
            @Nullable BusinessActionContext context,
            @BusinessActionContextParameter(PAYMENT_ID) String paymentId,
            @BusinessActionContextParameter(MERCHANT_ID) String merchantId,
            @BusinessActionContextParameter(PAYER) String payerAccountId,
            @BusinessActionContextParameter(CURRENCY) String currency,
            @BusinessActionContextParameter(AMOUNT) long amountMinor,
            @BusinessActionContextParameter(POINTS_VALUE) long pointsValueMinor,
            @BusinessActionContextParameter(FEE) long feeBasisPoints,
            Instant expiresAt) {
        Hold hold = new Hold(
                paymentId,
                merchantId,
                payerAccountId,
                Money.of(amountMinor, CurrencyCode.valueOf(currency)),
                pointsValueMinor,
                Math.toIntExact(feeBasisPoints));
        HoldOutcome outcome = place.place(hold, branch(context), expiresAt);
        meters.placed(outcome);
        return outcome;
    }

    public boolean confirm(BusinessActionContext context) {
        return finish(context, Resolution.CONFIRM);
    }

    public boolean cancel(BusinessActionContext context) {
        return finish(context, Resolution.CANCEL);
    }

    private boolean finish(BusinessActionContext context, Resolution resolution) {
        Hold hold = hold(context);
        try (MDC.MDCCloseable payment = MDC.putCloseable("payment_id", hold.paymentId());
                MDC.MDCCloseable xid = MDC.putCloseable("xid", context.getXid())) {
            boolean done = finish.finish(hold, branch(context), resolution);
            meters.finished(resolution, done);
            return done;
        }
    }

    private static Branch branch(@Nullable BusinessActionContext context) {
        Objects.requireNonNull(context, "a try runs behind Seata's interceptor");
        return new Branch(context.getXid(), context.getBranchId());
    }

    private static Hold hold(BusinessActionContext context) {
        return new Hold(
                text(context, PAYMENT_ID),
                text(context, MERCHANT_ID),
                text(context, PAYER),
                Money.of(number(context, AMOUNT), CurrencyCode.valueOf(text(context, CURRENCY))),
                number(context, POINTS_VALUE),
                Math.toIntExact(number(context, FEE)));
    }

    private static String text(BusinessActionContext context, String name) {
        return (String) value(context, name);
    }

    /** JSON does not say whether a number was an int or a long. */
    private static long number(BusinessActionContext context, String name) {
        return ((Number) value(context, name)).longValue();
    }

    private static Object value(BusinessActionContext context, String name) {
        return Objects.requireNonNull(context.getActionContext(name), name + " is missing from the branch's context");
    }
}
