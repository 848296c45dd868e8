package io.holdfast.account.directory;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.OpenAccount;
import java.time.Clock;
import java.util.Objects;

/** Opens an account, once for each merchant, kind, owner and currency. */
public final class RegisterAccount {

    private final LocalCommits commits;
    private final Directory directory;
    private final Clock clock;

    public RegisterAccount(LocalCommits commits, Directory directory, Clock clock) {
        this.commits = commits;
        this.directory = directory;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for a kind that only Holdfast opens, or an owner out of range */
    public AccountView open(OpenAccount account) {
        requireOpenable(account);
        AccountView there = directory.find(account);
        if (there != null) {
            return there;
        }
        commits.run(commit -> {
            boolean added = directory.add(PublicId.mint("acc"), account, clock.instant());
            if (!added) {
                commit.abandon();
            }
            return added;
        });
        return Objects.requireNonNull(directory.find(account), "an account that was just opened");
    }

    private static void requireOpenable(OpenAccount account) {
        if (account.merchantId().equals(PlatformAccounts.MERCHANT_ID)) {
            throw new IllegalArgumentException("the platform's accounts are opened by Holdfast itself");
        }
        PlainText.require("merchantId", account.merchantId(), 40);
        PlainText.require("owner", account.owner(), 64);
        switch (account.kind()) {
            case WALLET -> {}
            case MERCHANT -> {
                if (!account.owner().equals(account.merchantId())) {
                    throw new IllegalArgumentException("the owner of a MERCHANT account is the merchant");
                }
            }
            case FEE, CLEARING, EXTERNAL, CHANNEL, SUSPENSE, FX ->
                throw new IllegalArgumentException(
                        AccountKind.class.getSimpleName() + " " + account.kind() + " is opened by Holdfast itself");
        }
    }
}
