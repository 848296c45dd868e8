package io.holdfast.payment.settle;

/** Makes of money that came for a payment what it was paid for: books it, sells the stock, grants the points. */
public interface SettlePayments {

    /**
     * Begins to settle a payment that is PROCESSING and has a receipt that settles it, unless that was begun before: may be
     * repeated, by any instance and at any time. What becomes of it is not waited for.
     *
     * @throws RuntimeException if it could not be begun now; whoever sees that it was not asks again later
     */
    void start(String paymentId);
}
