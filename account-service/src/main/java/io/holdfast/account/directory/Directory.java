package io.holdfast.account.directory;

import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.OpenAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The accounts there are. */
public interface Directory {

    /** @return false if the merchant has such an account already */
    boolean add(String accountId, OpenAccount account, Instant at);

    /** Adds an account of Holdfast's own with a fixed id, if it is not there yet. */
    void ensure(String accountId, OpenAccount account, Instant at);

    @Nullable
    AccountView find(String accountId);

    @Nullable
    AccountView find(OpenAccount account);

    /** Leaves a CLOSED account as it is. */
    void changeStatus(String accountId, AccountStatus status);

    /** Closes an account that has nothing in it, nothing frozen; leaves any other as it is. */
    void closeIfEmpty(String accountId);
}
