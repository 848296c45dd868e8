package io.holdfast.contract.points;

import java.io.Serializable;

/** What became of a hold on points. */
public sealed interface PointsHoldOutcome extends Serializable {

    /** The points are frozen until the payment is confirmed or cancelled. */
    record Held() implements PointsHoldOutcome {}

    /** Nothing moved. The payment must be cancelled. */
    record Declined(Reason reason) implements PointsHoldOutcome {}

    enum Reason {
        INSUFFICIENT_POINTS,
        /** The points are not worth what the payment says. */
        VALUE_MISMATCH,
        /** The payment was cancelled before this try arrived. */
        ALREADY_CANCELLED,
        /** The payment holds points already, with another content. */
        CONTENT_MISMATCH
    }
}
