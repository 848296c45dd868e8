package io.holdfast.payment.channel;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for a payer's money.
 *
 * @param attemptNo the trade's number at the channel, 32 characters of {@code [0-9a-z]} at most; once for each attempt
 * @param description what the payer reads, 1 to 120 characters
 * @param amount what the payer pays, in the payer's currency
 * @param expiresAt from then on the payer should not be able to pay
 * @param manualCapture whether the money is only set aside; for a {@link CapturingChannel}
 * @param payer what the method needs to know of the payer: {@code openid}, {@code auth_code}, {@code card_token},
 *     {@code client_ip}
 * @param returnUrl where the payer's browser goes afterwards; null if it has no browser
 */
public record Prepay(
        String attemptNo,
        PaymentMethod method,
        String description,
        Money amount,
        Instant createdAt,
        Instant expiresAt,
        boolean manualCapture,
        Map<String, String> payer,
        @Nullable String returnUrl) {

    public Prepay {
        payer = Map.copyOf(payer);
    }

    /** Without the payer, who may be named by a code that is as good as money. */
    @Override
    public String toString() {
        return "Prepay[" + attemptNo + ", " + method + ", " + amount + "]";
    }
}
