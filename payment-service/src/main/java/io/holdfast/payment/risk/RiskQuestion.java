package io.holdfast.payment.risk;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.RiskInputs;
import org.jspecify.annotations.Nullable;

/**
 * A payment, or another way to pay it, as rules look at it.
 *
 * @param payer the wallet's account, or the merchant's customer; null if neither is known
 * @param customer whether the payer is the merchant's customer, whose name counts within that merchant only
 * @param card its acquirer's token; null if no card pays
 */
public record RiskQuestion(
        String paymentId,
        String merchantId,
        @Nullable String payer,
        boolean customer,
        @Nullable String card,
        Money amount,
        RiskInputs inputs) {

    /** What the subject is here, as it is listed; null if it is not known. */
    @Nullable
    String of(RiskSubject subject) {
        return switch (subject) {
            case PAYER -> payer;
            case CARD -> card;
            case DEVICE -> inputs.deviceId();
            case IP -> inputs.ip();
            case COUNTRY -> null;
        };
    }

    /** Without the card. */
    @Override
    public String toString() {
        return "RiskQuestion[" + paymentId + ", " + amount + "]";
    }
}
