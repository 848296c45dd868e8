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

    /**
     * Adds to available, or takes from it, whatever the account's status.
     *
     * @return false if there is no such account, or it would owe
     */
    boolean change(String accountId, long changeMinor);

    /**
     * Freezes money of an account whatever its status, after adding what waited for it.
     *
     * @param addedMinor what is added to available first, 0 or more
     * @return false if there is no such account, or not enough in it
     */
    boolean addAndFreeze(String accountId, long addedMinor, long amountMinor);

    /** Takes what was frozen out of the account, but for a rest that goes back to available. */
    void takeFrozenBut(String accountId, long frozenMinor, long restMinor);

    /** Adds each sum, positive or negative, to the available part of its account; minor units, in the map's order. */
    void fold(SortedMap<String, Long> sumsMinor);
}
