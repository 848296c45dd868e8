package io.holdfast.payment.capture;

import io.holdfast.contract.payment.PaymentView;

/** What became of a request to capture. */
public sealed interface CaptureResult {

    /** @param payment SUCCEEDED or FAILED, or PROCESSING if that is not known yet */
    record Capturing(PaymentView payment) implements CaptureResult {}

    /** Nothing changed. */
    record Refused(Reason reason) implements CaptureResult {}

    enum Reason {
        /** There is no such payment, or it belongs to another merchant. */
        PAYMENT_NOT_FOUND,
        /** It is not AUTHORIZED, a person must look at it, or it was captured with another amount. */
        NOT_AUTHORIZED,
        /** More than what was authorized. */
        ABOVE_AUTHORIZED
    }
}
