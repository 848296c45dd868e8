package io.holdfast.contract.payment;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pays an order. The same merchant payment number with the same content answers with the payment made first.
 *
 * @param merchantPaymentNo 1 to 64 characters, unique per merchant
 * @param payerAccountId the wallet that pays
 * @param amount the order's whole total, 1 to 10^12 minor units
 * @param points how many of the customer's points pay a part, 0 for none; the wallet pays the rest, at least 1 minor unit
 * @param risk how the payer came
 * @param secondFactor the code that the payer's authenticator shows, if risk control asked for it; null if not
 */
public record PayOrder(
        String merchantId,
        String merchantPaymentNo,
        String orderId,
        PaymentMethod method,
        String payerAccountId,
        Money amount,
        long points,
        RiskInputs risk,
        @Nullable String secondFactor)
        implements Serializable {

    /** Callers who do not know of the inputs yet send none. */
    public PayOrder {
        risk = Objects.requireNonNullElse(risk, RiskInputs.NONE);
    }

    /** An order of whose payer nothing more is known. */
    public PayOrder(
            String merchantId,
            String merchantPaymentNo,
            String orderId,
            PaymentMethod method,
            String payerAccountId,
            Money amount,
            long points) {
        this(merchantId, merchantPaymentNo, orderId, method, payerAccountId, amount, points, RiskInputs.NONE, null);
    }

    /** Without the payer's code. */
    @Override
    public String toString() {
        return "PayOrder[" + merchantId + ", " + merchantPaymentNo + ", " + orderId + ", " + method + ", "
                + payerAccountId + ", " + amount + ", " + points + "]";
    }
}
