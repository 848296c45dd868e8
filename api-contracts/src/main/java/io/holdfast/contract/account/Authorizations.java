package io.holdfast.contract.account;

import io.holdfast.contract.Money;

/**
 * Money of a wallet set aside for days, to be captured later, wholly or in part, once. Every call may be repeated by anyone.
 */
public interface Authorizations {

    /** Freezes the payer's money. */
    HoldOutcome place(PlaceAuthorization authorization);

    /**
     * The payer is debited, the merchant credited less the fee, and what is left goes back to the payer.
     *
     * @param captured 1 to the authorized amount, in its currency
     */
    BookingOutcome capture(String paymentId, Money captured, int feeBasisPoints);

    /** The payer has everything back; a place that never came is refused from now on. Ignored once captured. */
    void release(String paymentId);

    /**
     * Takes a capture back: compensation. The payer has all that was authorized back; ends like {@link #release}.
     *
     * @throws IllegalStateException if the merchant has less than that available; the capture stands, call again
     */
    void uncapture(String paymentId);
}
