package io.holdfast.sandbox.trade;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asked for.
 *
 * @param merchant its number at the channel
 * @param number the merchant's number for the trade
 * @param app the application it was asked by, in the channel's words
 * @param payer openid, code or token; empty if the payer is not known yet
 * @param notifyUrl empty if the merchant wants to hear nothing
 * @param dialect what else the callbacks depend on: {@code v3}, {@code MD5}
 * @param expiresAt from then on the payer cannot pay by himself; null for never
 * @param automaticCapture whether authorized money is collected at once
 */
public record Terms(
        Channel channel,
        String merchant,
        String number,
        String app,
        Way way,
        long amountMinor,
        String currency,
        String description,
        String payer,
        String notifyUrl,
        String returnUrl,
        String dialect,
        @Nullable Instant expiresAt,
        boolean automaticCapture) {

    /** Whether this asks for the same again. */
    boolean sameAs(Terms other) {
        return app.equals(other.app)
                && way == other.way
                && amountMinor == other.amountMinor
                && currency.equals(other.currency)
                && description.equals(other.description)
                && payer.equals(other.payer)
                && automaticCapture == other.automaticCapture;
    }

    /** Without the payer, whose code is as good as money. */
    @Override
    public String toString() {
        return "Terms[" + channel + ", " + merchant + ", " + number + ", " + amountMinor + " " + currency + "]";
    }
}
