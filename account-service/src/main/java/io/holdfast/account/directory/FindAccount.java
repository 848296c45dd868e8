package io.holdfast.account.directory;

import io.holdfast.contract.account.AccountView;
import org.jspecify.annotations.Nullable;

/** Shows an account to the merchant who opened it, and to nobody else. */
public final class FindAccount {

    private final Directory directory;

    public FindAccount(Directory directory) {
        this.directory = directory;
    }

    /** Null if there is none, or it was opened by another merchant. */
    public @Nullable AccountView find(String merchantId, String accountId) {
        AccountView account = directory.find(accountId);
        return account != null && account.merchantId().equals(merchantId) ? account : null;
    }
}
