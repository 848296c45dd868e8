package io.holdfast.account.ledger;

import io.holdfast.contract.Money;

/**
 * One line of a journal entry.
 *
 * @param amount positive arrives at the account, negative leaves it; never zero
 * @param booking who brings it into the account's balance
 */
public record Posting(String accountId, Money amount, Booking booking) {

    /** How a posting gets into its account's balance. */
    public enum Booking {
        /** Whoever posts it changes the balance in the same commit. */
        DIRECT,
        /** It waits, and is folded into the balance with others: for accounts that many payments reach at once. */
        FOLDED
    }

    public Posting {
        if (amount.amountMinor() == 0) {
            throw new IllegalArgumentException("a posting moves something");
        }
    }

    public static Posting direct(String accountId, Money amount) {
        return new Posting(accountId, amount, Booking.DIRECT);
    }

    public static Posting folded(String accountId, Money amount) {
        return new Posting(accountId, amount, Booking.FOLDED);
    }
}
