package io.holdfast.contract.account;

import org.jspecify.annotations.Nullable;

/** Accounts, deposits and statements. All calls may be repeated. */
public interface Accounts {

    /** @throws IllegalArgumentException for a kind that only Holdfast opens, or an owner out of range */
    AccountView open(OpenAccount request);

    /** Null if there is none, or it was opened by another merchant. */
    @Nullable
    AccountView find(String merchantId, String accountId);

    DepositOutcome deposit(Deposit deposit);

    StatusOutcome changeStatus(String merchantId, String accountId, AccountStatus status);

    /**
     * @param before only postings with a smaller id; null for the newest
     * @param limit 1 to 200
     * @return null if there is no such account, or it was opened by another merchant
     */
    @Nullable
    StatementPage statement(String merchantId, String accountId, @Nullable Long before, int limit);
}
