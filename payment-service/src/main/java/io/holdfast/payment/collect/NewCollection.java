package io.holdfast.payment.collect;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.RiskInputs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to have an order paid through a channel. The same merchant payment number with the same content answers with the
 * payment made first.
 *
 * @param merchantPaymentNo 1 to 64 characters, unique per merchant
 * @param amount the order's whole total, 1 to 10^12 minor units
 * @param payer what the method needs to know of the payer
 * @param returnUrl where the payer's browser goes afterwards; null if it has no browser
 * @param fxQuoteId the quote by which the payer pays in another currency; null if not
 * @param risk how the payer came
 */
public record NewCollection(
        String merchantId,
        String merchantPaymentNo,
        String orderId,
        PaymentMethod method,
        Money amount,
        CaptureMethod captureMethod,
        Map<String, String> payer,
        @Nullable String returnUrl,
        @Nullable String fxQuoteId,
        RiskInputs risk) {

    public NewCollection {
        payer = Map.copyOf(payer);
    }

    /** Without the payer. */
    @Override
    public String toString() {
        return "NewCollection[" + merchantPaymentNo + ", " + method + ", " + amount + "]";
    }
}
