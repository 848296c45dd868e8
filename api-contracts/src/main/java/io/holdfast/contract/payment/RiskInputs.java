package io.holdfast.contract.payment;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant knows of how its payer came. Nothing of it has to be told, and nothing of it is looked up elsewhere: there is
 * no database of places behind it. Never a card's number.
 *
 * @param deviceId 1 to 64 visible ASCII characters, the same whenever the device comes again
 * @param ip the payer's address, IPv4 or IPv6 in digits
 * @param payerCountry where the payer lives, ISO 3166-1 alpha-2
 * @param ipCountry where the address is, as the merchant sees it
 * @param cardCountry where the card was issued
 */
public record RiskInputs(
        @Nullable String deviceId,
        @Nullable String ip,
        @Nullable String payerCountry,
        @Nullable String ipCountry,
        @Nullable String cardCountry)
        implements Serializable {

    /** For those who tell nothing. */
    public static final RiskInputs NONE = new RiskInputs(null, null, null, null, null);
}
