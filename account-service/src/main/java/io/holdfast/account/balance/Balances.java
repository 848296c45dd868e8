package io.holdfast.account.balance;

import io.holdfast.contract.Money;
import java.util.SortedMap;

/**
 * What accounts have available and frozen. Every call belongs into a commit of its caller, as its last step where the
 * order is free: it locks the account until then.
 */
public interface Balances {

    /**
     * Moves from available to frozen.
     *
     * @return false if there is no such open wallet of this merchant in this currency, or not enough in it
     */
    boolean freeze(String merchantId, String accountId, Money amount);

    /** Moves back from frozen to available. The amount must have been frozen. */
    void unfreeze(String accountId, long amountMinor);

    /** Takes what was frozen out of the account. */
    void takeFrozen(String accountId, long amountMinor);

    /**
     * Adds to available.
     *
     * @return false if there is no such open wallet of this merchant in this currency, or it would hold more than a
     *     long can count
     */
    boolean credit(String merchantId, String accountId, Money amount);

    /** Adds each sum, positive or negative, to the available part of its account; minor units, in the map's order. */
    void fold(SortedMap<String, Long> sumsMinor);
}
