package io.holdfast.account.hold;

import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets what of a captured hold.
 *
 * @param feeMinor Holdfast's part of wallet and points together, rounded half-even to a minor unit
 * @param merchantMinor all the rest
 */
record CaptureSplit(long feeMinor, long merchantMinor) {

    private static final BigDecimal WHOLE_BASIS_POINTS = BigDecimal.valueOf(10_000);

    static CaptureSplit of(Hold hold) {
        long wholeMinor = Math.addExact(hold.amount().amountMinor(), hold.pointsValueMinor());
        long feeMinor = BigDecimal.valueOf(wholeMinor)
                .multiply(BigDecimal.valueOf(hold.feeBasisPoints()))
                .divide(WHOLE_BASIS_POINTS, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new CaptureSplit(feeMinor, wholeMinor - feeMinor);
    }

    /** The payer's row changes with the hold; everybody else's is shared with other payments, so it is folded. */
    JournalEntry entry(Hold hold, String merchantAccountId) {
        CurrencyCode currency = hold.amount().currency();
        List<Posting> postings = new ArrayList<>(4);
        postings.add(
                Posting.direct(hold.payerAccountId(), Money.of(-hold.amount().amountMinor(), currency)));
        if (hold.pointsValueMinor() > 0) {
            postings.add(Posting.folded(
                    PlatformAccounts.id(AccountKind.CLEARING, currency), Money.of(-hold.pointsValueMinor(), currency)));
        }
        if (merchantMinor > 0) {
            postings.add(Posting.folded(merchantAccountId, Money.of(merchantMinor, currency)));
        }
        if (feeMinor > 0) {
            postings.add(Posting.folded(PlatformAccounts.id(AccountKind.FEE, currency), Money.of(feeMinor, currency)));
        }
        return new JournalEntry(hold.paymentId(), "capture", postings);
    }
}
