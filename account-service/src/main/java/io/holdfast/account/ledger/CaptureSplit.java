package io.holdfast.account.ledger;

import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gets what of captured money.
 *
 * @param feeMinor Holdfast's part of the whole, rounded half-even to a minor unit
 * @param merchantMinor all the rest
 */
public record CaptureSplit(long feeMinor, long merchantMinor) {

    private static final BigDecimal WHOLE_BASIS_POINTS = BigDecimal.valueOf(10_000);

    public static CaptureSplit of(long wholeMinor, int feeBasisPoints) {
        long feeMinor = BigDecimal.valueOf(wholeMinor)
                .multiply(BigDecimal.valueOf(feeBasisPoints))
                .divide(WHOLE_BASIS_POINTS, 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new CaptureSplit(feeMinor, wholeMinor - feeMinor);
    }

    /** What arrives: folded, because these accounts are shared with other payments. */
    public List<Posting> credits(String merchantAccountId, CurrencyCode currency) {
        List<Posting> postings = new ArrayList<>(2);
        if (merchantMinor > 0) {
            postings.add(Posting.folded(merchantAccountId, Money.of(merchantMinor, currency)));
        }
        if (feeMinor > 0) {
            postings.add(Posting.folded(PlatformAccounts.id(AccountKind.FEE, currency), Money.of(feeMinor, currency)));
        }
        return postings;
    }

    /** What leaves again when the capture is taken back: direct, because these accounts may not owe. */
    public List<Posting> debits(String merchantAccountId, CurrencyCode currency) {
        return credits(merchantAccountId, currency).stream()
                .map(credit -> Posting.direct(
                        credit.accountId(), Money.of(-credit.amount().amountMinor(), currency)))
                .toList();
    }
}
