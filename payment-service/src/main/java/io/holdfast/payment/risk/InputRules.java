package io.holdfast.payment.risk;

import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.CardNumbers;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What merchants may tell of how a payer came. */
public final class InputRules {

    private static final int DEVICE_LENGTH = 64;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    private InputRules() {}

    /** @param field by its name on the wire */
    public record Fault(String field, String why) {}

    /** What is wrong first; null if nothing is. */
    public static @Nullable Fault fault(RiskInputs inputs) {
        String device = inputs.deviceId();
        if (device != null && !isDevice(device)) {
            return new Fault("device_id", "must have 1 to " + DEVICE_LENGTH + " visible ASCII characters");
        }
        if (device != null && CardNumbers.isIn(device)) {
            return new Fault("device_id", "must not look like a card's number; hash what does, such as an IMEI");
        }
        if (inputs.ip() != null && IpAddress.bytes(inputs.ip()) == null) {
            return new Fault("ip", "must be an IPv4 or IPv6 address in digits");
        }
        if (!isCountry(inputs.payerCountry())) {
            return country("payer_country");
        }
        if (!isCountry(inputs.ipCountry())) {
            return country("ip_country");
        }
        return isCountry(inputs.cardCountry()) ? null : country("card_country");
    }

    /** The same with an address from elsewhere, if none is told and that is one. */
    public static RiskInputs withAddress(RiskInputs inputs, @Nullable String address) {
        return inputs.ip() != null || address == null || IpAddress.bytes(address) == null
                ? inputs
                : new RiskInputs(
                        inputs.deviceId(), address, inputs.payerCountry(), inputs.ipCountry(), inputs.cardCountry());
    }

    private static boolean isDevice(String device) {
        return !device.isEmpty()
                && device.length() <= DEVICE_LENGTH
                && device.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static Fault country(String field) {
        return new Fault(field, "must be a country by ISO 3166-1, two capital letters");
    }

    /** Null is no country and no fault. */
    public static boolean isCountry(@Nullable String code) {
        return code == null || COUNTRIES.contains(code);
    }
}
