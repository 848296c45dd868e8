package io.holdfast.contract.payment;

import org.jspecify.annotations.Nullable;

/** Merchants and their keys; for operators' tools. */
public interface Merchants {

    /**
     * A new merchant, at each call.
     *
     * @param name 1 to 200 characters
     * @param feeBasisPoints 0 to 10,000
     * @throws IllegalArgumentException if either is out of range
     */
    MerchantView register(String name, int feeBasisPoints);

    @Nullable
    MerchantView find(String merchantId);

    /** A new key, at each call. */
    IssueKeyOutcome issueKey(String merchantId);

    /** Refused everywhere within 5 seconds. False if the merchant has no such live key. */
    boolean revokeKey(String merchantId, String keyId);
}
