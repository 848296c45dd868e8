package io.holdfast.sandbox.trade;

import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of a trade. Chosen by the payer's name ({@code pays-twice}, {@code tok_pays-twice_17}), by the last three
 * digits of the amount in minor units or of a payer's numeric code (906), or by hand. README.md has the table.
 */
public enum Outcome {
    /** Nothing happens by itself. A payer whose code was scanned pays at once. */
    BY_HAND(900),
    PAYS_AT_ONCE(901),
    DECLINES(902),
    /** The request is held until its sender gave up, then the payer pays. */
    TIMES_OUT(903),
    /** The request is held and cut; the trade is there and stays unpaid. */
    NEVER_ANSWERS(904),
    PAYS_AFTER_CLOSE(905),
    PAYS_TWICE(906),
    /** Pays at once; the callback comes a hundred times, many at a time. */
    DUPLICATES(907),
    /** Pays at once; the callback comes after that of the next refund, or late. */
    REORDERS(908),
    /** The payment's callback is answered before the merchant's own request is. */
    CALLS_BACK_FIRST(909),
    /** One minor unit more than asked for is paid. */
    WRONG_AMOUNT(910),
    /** Pays at once; no callback has a good signature. */
    WRONG_SIGNATURE(911),
    /** Pays at once; callbacks name another merchant. */
    OTHER_MERCHANT(912),
    /** Pays at once; refunds take half an hour. */
    REFUND_HANGS(913),
    /** Pays at once; refunds are taken and then fail. */
    REFUND_FAILS(914),
    /** Pays at once; refunds are taken and cannot be delivered. */
    REFUND_ABNORMAL(915),
    /** Pays at once; refunds are refused. */
    REFUND_REFUSED(916),
    /** Pays at once; no callback comes. */
    SILENT(917),
    /** The payer types a password for a while, then pays. */
    ASKS_PASSWORD(918);

    private static final int MODULUS = 1000;

    private final int digits;

    Outcome(int digits) {
        this.digits = digits;
    }

    public int digits() {
        return digits;
    }

    /** {@code pays-at-once} */
    public String payerName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a payer's name or, failing that, the amount says. */
    public static Optional<Outcome> of(String payer, long amountMinor) {
        Optional<Outcome> named = named(payer.startsWith("tok_") ? payer.substring(4) : payer);
        return named.isPresent() ? named : numbered(amountMinor);
    }

    private static Optional<Outcome> named(String payer) {
        if (payer.length() >= 6 && payer.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return numbered(Long.parseLong(payer.substring(payer.length() - 3)));
        }
        int suffix = payer.indexOf('_');
        String name = suffix < 0 ? payer : payer.substring(0, suffix);
        for (Outcome outcome : values()) {
            if (outcome.payerName().equals(name)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome> numbered(long number) {
        for (Outcome outcome : values()) {
            if (outcome.digits == number % MODULUS) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }
}
