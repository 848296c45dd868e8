package io.holdfast.account.authorization;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.directory.NotFrozen;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.HoldOutcome.Declined;
import io.holdfast.contract.account.HoldOutcome.Held;
import io.holdfast.contract.account.HoldOutcome.Reason;
import java.time.Clock;
import java.time.Instant;

/** Freezes a payer's money for a payment that is captured later, once. */
public final class PlaceFundsAuthorization {

    private final LocalCommits commits;
    private final AuthorizationHolds holds;
    private final Balances balances;
    private final FindAccount find;
    private final MerchantAccounts merchantAccounts;
    private final Clock clock;

    public PlaceFundsAuthorization(
            LocalCommits commits,
            AuthorizationHolds holds,
            Balances balances,
            FindAccount find,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        this.commits = commits;
        this.holds = holds;
        this.balances = balances;
        this.find = find;
        this.merchantAccounts = merchantAccounts;
        this.clock = clock;
    }

    private enum Placing {
        DONE,
        PAYMENT_KNOWN,
        NOT_FROZEN
    }

    public HoldOutcome place(AuthorizedFunds funds, Instant expiresAt) {
        // Opened now, so that the capture finds it.
        merchantAccounts.idOf(funds.merchantId(), funds.amount().currency());
        Instant now = clock.instant();
        return switch (commits.run(commit -> {
            Placing placing = write(funds, expiresAt, now);
            if (placing != Placing.DONE) {
                commit.abandon();
            }
            return placing;
        })) {
            case DONE -> new Held();
            case PAYMENT_KNOWN -> again(funds);
            case NOT_FROZEN ->
                new Declined(NotFrozen.why(
                        find.find(funds.merchantId(), funds.payerAccountId()),
                        funds.amount().currency()));
        };
    }

    private Placing write(AuthorizedFunds funds, Instant expiresAt, Instant now) {
        if (!holds.add(funds, expiresAt, now)) {
            return Placing.PAYMENT_KNOWN;
        }
        return balances.freeze(funds.merchantId(), funds.payerAccountId(), funds.amount())
                ? Placing.DONE
                : Placing.NOT_FROZEN;
    }

    private HoldOutcome again(AuthorizedFunds funds) {
        StoredAuthorization stored = holds.find(funds.paymentId());
        if (stored == null) {
            throw new IllegalStateException("payment " + funds.paymentId() + " is known and has no authorization");
        }
        return switch (stored.state()) {
            case RELEASED -> new Declined(Reason.ALREADY_CANCELLED);
            case TRIED, CAPTURED -> funds.equals(stored.funds()) ? new Held() : new Declined(Reason.CONTENT_MISMATCH);
        };
    }
}
