package io.holdfast.account.directory;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.StatusOutcome;
import io.holdfast.contract.account.StatusOutcome.Changed;
import io.holdfast.contract.account.StatusOutcome.Reason;
import io.holdfast.contract.account.StatusOutcome.Refused;

/**
 * Freezes, thaws and closes accounts. A merchant's own account is never closed: captures of holds that were placed
 * before would still arrive there, and a capture must not be refused.
 */
public final class ChangeStatus {

    private final LocalCommits commits;
    private final Directory directory;
    private final FindAccount find;

    public ChangeStatus(LocalCommits commits, Directory directory, FindAccount find) {
        this.commits = commits;
        this.directory = directory;
        this.find = find;
    }

    public StatusOutcome change(String merchantId, String accountId, AccountStatus status) {
        AccountView before = find.find(merchantId, accountId);
        if (before == null || !mayChange(before)) {
            return new Refused(Reason.ACCOUNT_NOT_FOUND);
        }
        AccountView after = commits.run(commit -> {
            apply(before, status);
            return find.find(merchantId, accountId);
        });
        if (after == null) {
            throw new IllegalStateException("account " + accountId + " is gone");
        }
        if (after.status() == status) {
            return new Changed(after);
        }
        return new Refused(after.status() == AccountStatus.CLOSED ? Reason.ACCOUNT_CLOSED : Reason.ACCOUNT_NOT_EMPTY);
    }

    private static boolean mayChange(AccountView account) {
        return switch (account.kind()) {
            case WALLET, MERCHANT -> true;
            case FEE, CLEARING, EXTERNAL, CHANNEL, SUSPENSE, FX -> false;
        };
    }

    private void apply(AccountView account, AccountStatus status) {
        switch (status) {
            case OPEN, FROZEN -> directory.changeStatus(account.accountId(), status);
            case CLOSED -> {
                switch (account.kind()) {
                    case WALLET -> directory.closeIfEmpty(account.accountId());
                    case MERCHANT, FEE, CLEARING, EXTERNAL, CHANNEL, SUSPENSE, FX -> {}
                }
            }
        }
    }
}
