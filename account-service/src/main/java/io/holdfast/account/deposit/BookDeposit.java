package io.holdfast.account.deposit;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.PlainText;
import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountStatus;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.Deposit;
import io.holdfast.contract.account.DepositOutcome;
import io.holdfast.contract.account.DepositOutcome.Deposited;
import io.holdfast.contract.account.DepositOutcome.Reason;
import io.holdfast.contract.account.DepositOutcome.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Books money that arrives from outside, each deposit number once. */
public final class BookDeposit {

    static final long LIMIT_MINOR = 1_000_000_000_000L;

    private final LocalCommits commits;
    private final Deposits deposits;
    private final Journal journal;
    private final Balances balances;
    private final FindAccount find;
    private final Clock clock;

    public BookDeposit(
            LocalCommits commits,
            Deposits deposits,
            Journal journal,
            Balances balances,
            FindAccount find,
            Clock clock) {
        this.commits = commits;
        this.deposits = deposits;
        this.journal = journal;
        this.balances = balances;
        this.find = find;
        this.clock = clock;
    }

    private enum Booking {
        DONE,
        NUMBER_USED,
        NOT_CREDITED
    }

    /** @throws IllegalArgumentException for a deposit number out of range */
    public DepositOutcome book(Deposit deposit) {
        PlainText.require("depositNo", deposit.depositNo(), 64);
        long minor = deposit.amount().amountMinor();
        if (minor < 1 || minor > LIMIT_MINOR) {
            return new Refused(Reason.AMOUNT_OUT_OF_RANGE);
        }
        AccountView account = find.find(deposit.merchantId(), deposit.accountId());
        if (account == null || account.kind() != AccountKind.WALLET) {
            return new Refused(Reason.ACCOUNT_NOT_FOUND);
        }
        Instant now = clock.instant();
        return switch (commits.run(commit -> {
            Booking booking = write(deposit, now);
            if (booking != Booking.DONE) {
                commit.abandon();
            }
            return booking;
        })) {
            case DONE -> new Deposited(current(deposit));
            case NUMBER_USED -> again(deposit);
            case NOT_CREDITED -> new Refused(whyNotCredited(deposit));
        };
    }

    private Booking write(Deposit deposit, Instant at) {
        if (!deposits.add(deposit, at)) {
            return Booking.NUMBER_USED;
        }
        Money amount = deposit.amount();
        journal.append(
                new JournalEntry(
                        DepositReference.of(deposit.merchantId(), deposit.depositNo()),
                        DepositReference.OPERATION,
                        List.of(
                                Posting.folded(
                                        PlatformAccounts.id(AccountKind.EXTERNAL, amount.currency()),
                                        Money.of(-amount.amountMinor(), amount.currency())),
                                Posting.direct(deposit.accountId(), amount))),
                at);
        return balances.credit(deposit.merchantId(), deposit.accountId(), amount) ? Booking.DONE : Booking.NOT_CREDITED;
    }

    private DepositOutcome again(Deposit deposit) {
        Deposit first = deposits.find(deposit.merchantId(), deposit.depositNo());
        return deposit.equals(first) ? new Deposited(current(deposit)) : new Refused(Reason.DEPOSIT_NO_REUSED);
    }

    private Reason whyNotCredited(Deposit deposit) {
        AccountView account = current(deposit);
        if (account.status() != AccountStatus.OPEN) {
            return Reason.ACCOUNT_NOT_OPEN;
        }
        return account.currency() == deposit.amount().currency()
                ? Reason.AMOUNT_OUT_OF_RANGE
                : Reason.CURRENCY_MISMATCH;
    }

    private AccountView current(Deposit deposit) {
        AccountView account = find.find(deposit.merchantId(), deposit.accountId());
        if (account == null) {
            throw new IllegalStateException("account " + deposit.accountId() + " is gone");
        }
        return account;
    }
}
