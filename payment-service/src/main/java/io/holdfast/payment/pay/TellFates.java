package io.holdfast.payment.pay;

import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells participants what to do with holds that nobody resolved in time. */
public final class TellFates {

    public static final int MOST_AT_ONCE = 500;

    private final StoredPayments payments;

    public TellFates(StoredPayments payments) {
        this.payments = payments;
    }

    /**
     * One answer a payment, in the order asked.
     *
     * @throws IllegalArgumentException for more than {@value #MOST_AT_ONCE}
     */
    public List<Fate> of(List<String> paymentIds) {
        if (paymentIds.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " payments at once");
        }
        Map<String, PaymentView> found = payments.findAll(paymentIds);
        return paymentIds.stream().map(id -> fate(found.get(id))).toList();
    }

    /** A payment is stored before anything is held for it, so one that is not stored was undone. */
    private static Fate fate(@Nullable PaymentView payment) {
        return payment == null ? Fate.CANCEL : fate(payment.state());
    }

    private static Fate fate(PaymentState state) {
        return switch (state) {
            case SUCCEEDED -> Fate.CONFIRM;
            case FAILED, CLOSED -> Fate.CANCEL;
            case CREATED, PROCESSING, AWAITING_PAYER, AUTHORIZED, CLOSING -> Fate.WAIT;
        };
    }
}
