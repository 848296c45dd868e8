package io.holdfast.contract.payment;

import java.io.Serializable;

/** What became of a request to pay. */
public sealed interface PayOutcome extends Serializable {

    /** The payment exists; its state says how it went. PROCESSING means: not known yet, ask again. */
    record Accepted(PaymentView payment) implements PayOutcome {}

    /** There is no such payment, and nothing changed. */
    record Refused(Reason reason) implements PayOutcome {}

    enum Reason {
        MERCHANT_NOT_FOUND,
        AMOUNT_OUT_OF_RANGE,
        /** The merchant payment number stands for a payment with another content. */
        PAYMENT_NO_REUSED,
        /** Points cannot be spent in this currency. */
        CURRENCY_NOT_REDEEMABLE,
        /** The points do not make a whole number of minor units, or pay more of the order than is allowed. */
        POINTS_NOT_REDEEMABLE,
        /** What points are worth cannot be told now; try again. */
        POINTS_UNAVAILABLE,
        /** A service that the payment needs does not answer now; try again. */
        PARTICIPANT_UNAVAILABLE,
        /** Risk control asks for the code of the payer's authenticator: ask again with it. */
        SECOND_FACTOR_REQUIRED,
        /** The code is wrong, or was used before. */
        SECOND_FACTOR_WRONG,
        /** Too many codes were wrong; for a while none is looked at. */
        SECOND_FACTOR_LOCKED,
        /** Too many payments are under way, or the service is about to stop; try again. */
        BUSY
    }
}
