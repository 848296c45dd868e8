package io.holdfast.payment.review;

import io.holdfast.contract.payment.PaymentView;

/** What became of an operator's decision. */
public sealed interface Reviewed {

    /** It stands. */
    record Done(PaymentView payment) implements Reviewed {}

    record NotFound() implements Reviewed {}

    /** The payment is not under review: somebody decided before, its merchant cancelled it, or its time is over. */
    record NotOpen(PaymentView payment) implements Reviewed {}

    /** There is no room for it now; nothing changed. */
    record Busy() implements Reviewed {}
}
