package io.holdfast.account.ledger;

import io.holdfast.contract.Money;

/** How much money one step may move. */
public final class Bounds {

    /** 10^12 minor units. */
    public static final long LIMIT_MINOR = 1_000_000_000_000L;

    private Bounds() {}

    /** @throws IllegalArgumentException for anything but 1 to 10^12 minor units */
    public static void requirePayable(String what, Money amount) {
        if (amount.amountMinor() < 1 || amount.amountMinor() > LIMIT_MINOR) {
            throw new IllegalArgumentException(what + " is 1 to 10^12 minor units, not " + amount.amountMinor());
        }
    }

    /**
     * Money that is exchanged has another currency; money that is not is the same money.
     *
     * @throws IllegalArgumentException for two amounts of one currency that differ
     */
    public static void requireExchanged(Money one, Money other) {
        if (one.currency() == other.currency() && one.amountMinor() != other.amountMinor()) {
            throw new IllegalArgumentException("within a currency nothing is exchanged: " + one + " is not " + other);
        }
    }

    /** @throws IllegalArgumentException for anything but 0 to 10,000 basis points */
    public static void requireFee(int feeBasisPoints) {
        if (feeBasisPoints < 0 || feeBasisPoints > 10_000) {
            throw new IllegalArgumentException("a fee is 0 to 10,000 basis points, not " + feeBasisPoints);
        }
    }
}
