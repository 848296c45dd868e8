package io.holdfast.contract.account;

import java.io.Serializable;
import java.time.Instant;

/**
 * One posting on an account.
 *
 * @param operation what moved it, for example {@code deposit} or {@code capture}
 * @param reference the payment or deposit it belongs to
 * @param amountMinor positive arrived, negative left; minor units of the account's currency
 */
public record StatementLine(long postingId, String operation, String reference, long amountMinor, Instant postedAt)
        implements Serializable {}
