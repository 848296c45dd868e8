package io.holdfast.account.authorization;

import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import java.time.Clock;
import java.time.Instant;

/** Takes a capture back: the payer has all that was authorized. What was not captured is released. */
public final class UncaptureAuthorization {

    private final AuthorizationHolds holds;
    private final ReleaseAuthorization release;
    private final Journal journal;
    private final DebitFolded debits;
    private final MerchantAccounts merchantAccounts;
    private final Clock clock;

    public UncaptureAuthorization(
            AuthorizationHolds holds,
            ReleaseAuthorization release,
            Journal journal,
            DebitFolded debits,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        this.holds = holds;
        this.release = release;
        this.journal = journal;
        this.debits = debits;
        this.merchantAccounts = merchantAccounts;
        this.clock = clock;
    }

    private enum Undoing {
        OVER,
        TOO_LITTLE
    }

    /** @throws IllegalStateException if the merchant has less than that available now: nothing moved, to be called again */
    public void uncapture(String paymentId) {
        switch (release.release(paymentId)) {
            case TRIED, RELEASED -> {}
            case CAPTURED -> undo(paymentId);
        }
    }

    private void undo(String paymentId) {
        StoredAuthorization stored = holds.find(paymentId);
        if (stored == null || stored.funds() == null || stored.part() == null) {
            throw new IllegalStateException("payment " + paymentId + " was captured without content");
        }
        AuthorizedFunds funds = stored.funds();
        JournalEntry entry = stored.part()
                .uncapture(
                        funds,
                        merchantAccounts.idOf(funds.merchantId(), funds.amount().currency()));
        Instant now = clock.instant();
        Undoing undoing = debits.run(entry.direct(), Undoing.TOO_LITTLE, commit -> {
            if (!holds.release(paymentId, AuthorizationState.CAPTURED, now)) {
                commit.abandon();
                return Undoing.OVER;
            }
            journal.append(entry, now);
            if (!debits.move(entry.direct())) {
                commit.abandon();
                return Undoing.TOO_LITTLE;
            }
            return Undoing.OVER;
        });
        if (undoing == Undoing.TOO_LITTLE) {
            throw new IllegalStateException("merchant " + funds.merchantId() + " has less available than payment "
                    + paymentId + " brought; its capture stands");
        }
    }
}
