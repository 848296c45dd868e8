package io.holdfast.payment.risk;

/** Who has paid whom. */
@FunctionalInterface
public interface PaidBefore {

    /** Whether a payment of this payer to this merchant has succeeded. */
    boolean hasPaid(String merchantId, String payer);
}
