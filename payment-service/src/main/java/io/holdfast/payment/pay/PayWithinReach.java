package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;

/** Begins no payment whose tries would not be sent: it would be stored, rolled back and failed for nothing. */
final class PayWithinReach implements Pay {

    private final Pay pay;
    private final Reach reach;

    PayWithinReach(Pay pay, Reach reach) {
        this.pay = pay;
        this.reach = reach;
    }

    @Override
    public PayResult pay(PayOrder order, AcceptCompanion companion) {
        return reach.includesAllFor(order)
                ? pay.pay(order, companion)
                : new PayResult.Refused(PayOutcome.Reason.PARTICIPANT_UNAVAILABLE);
    }
}
