package io.holdfast.payment.fx;

/** What became of a request for a quote. */
public sealed interface QuoteResult {

    record Quoted(FxQuote quote) implements QuoteResult {}

    /** There is no quote. */
    record Refused(Reason reason) implements QuoteResult {}

    enum Reason {
        /** These two currencies are not exchanged. */
        NO_RATE,
        /** It comes to less than one of the payer's minor units, or to too many. */
        AMOUNT_OUT_OF_RANGE
    }
}
