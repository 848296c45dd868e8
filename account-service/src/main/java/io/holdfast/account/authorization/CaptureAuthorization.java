package io.holdfast.account.authorization;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.directory.PlainText;
import io.holdfast.account.ledger.Bounds;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.BookingOutcome.Booked;
import io.holdfast.contract.account.BookingOutcome.Declined;
import io.holdfast.contract.account.BookingOutcome.Reason;
import java.time.Clock;
import java.time.Instant;

/** Takes an authorization's money, wholly or in part, once; what is left goes back to the payer. */
public final class CaptureAuthorization {

    private final LocalCommits commits;
    private final AuthorizationHolds holds;
    private final Journal journal;
    private final Balances balances;
    private final MerchantAccounts merchantAccounts;
    private final Clock clock;

    public CaptureAuthorization(
            LocalCommits commits,
            AuthorizationHolds holds,
            Journal journal,
            Balances balances,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        this.commits = commits;
        this.holds = holds;
        this.journal = journal;
        this.balances = balances;
        this.merchantAccounts = merchantAccounts;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for an amount or a fee out of range */
    public BookingOutcome capture(String paymentId, Money captured, int feeBasisPoints) {
        PlainText.requireId("paymentId", paymentId);
        Bounds.requirePayable("what is captured", captured);
        Bounds.requireFee(feeBasisPoints);
        Part part = new Part(captured.amountMinor(), feeBasisPoints);
        while (true) {
            StoredAuthorization stored = holds.find(paymentId);
            if (stored == null) {
                return new Declined(Reason.NOT_FOUND);
            }
            AuthorizedFunds funds = stored.funds();
            if (funds == null || stored.state() == AuthorizationState.RELEASED) {
                return new Declined(Reason.ALREADY_CANCELLED);
            }
            if (!isPartOf(funds.amount(), captured) || stored.part() != null && !part.equals(stored.part())) {
                return new Declined(Reason.CONTENT_MISMATCH);
            }
            if (stored.state() == AuthorizationState.CAPTURED) {
                return new Booked();
            }
            book(funds, part);
        }
    }

    private static boolean isPartOf(Money authorized, Money captured) {
        return captured.currency() == authorized.currency() && captured.amountMinor() <= authorized.amountMinor();
    }

    private void book(AuthorizedFunds funds, Part part) {
        JournalEntry entry = part.capture(
                funds, merchantAccounts.idOf(funds.merchantId(), funds.amount().currency()));
        long authorizedMinor = funds.amount().amountMinor();
        Instant now = clock.instant();
        commits.run(commit -> {
            if (!holds.capture(funds.paymentId(), part, now)) {
                commit.abandon();
                return false;
            }
            journal.append(entry, now);
            balances.takeFrozenBut(funds.payerAccountId(), authorizedMinor, authorizedMinor - part.capturedMinor());
            return true;
        });
    }
}
