package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundState;

/** Told about refunds, for whoever counts them. */
public interface RefundWatch {

    /** It is SUCCEEDED, FAILED or ABNORMAL now. */
    void became(RefundState state);

    /** The payer has the money, and the order does not know it. */
    void notNoted();
}
