package io.holdfast.contract.points;

import io.holdfast.contract.Money;
import java.io.Serializable;

/** What points are worth. */
public sealed interface QuoteOutcome extends Serializable {

    record Quoted(Money value) implements QuoteOutcome {}

    record Refused(Reason reason) implements QuoteOutcome {}

    enum Reason {
        /** Points cannot be spent in this currency. */
        CURRENCY_NOT_REDEEMABLE,
        /** The points do not make a whole number of minor units, or are not between 1 and 10^12. */
        POINTS_NOT_REDEEMABLE
    }
}
