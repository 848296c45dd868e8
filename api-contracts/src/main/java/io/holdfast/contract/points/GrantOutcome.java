package io.holdfast.contract.points;

import java.io.Serializable;

/** What became of granting points or taking them back. */
public sealed interface GrantOutcome extends Serializable {

    /** @param points how many it moved when it was first done, by this call or an earlier one: 0 or more */
    record Done(long points) implements GrantOutcome {}

    /** Nothing moved. */
    record Declined(Reason reason) implements GrantOutcome {}

    enum Reason {
        /** It was taken back, or is to be refused by being taken back before it came. */
        ALREADY_CANCELLED,
        /** It is known with another content. */
        CONTENT_MISMATCH,
        /** More would be refunded than was captured. */
        AMOUNT_TOO_HIGH
    }
}
