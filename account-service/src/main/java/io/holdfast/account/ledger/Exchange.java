package io.holdfast.account.ledger;

import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import java.util.List;

/** What balances an entry whose two sides are in two currencies. */
public final class Exchange {

    private Exchange() {}

    /** The exchange takes what was given and hands out what is taken for it; nothing, if both are in one currency. */
    public static List<Posting> postings(Money given, Money taken) {
        if (given.currency() == taken.currency()) {
            return List.of();
        }
        return List.of(
                Posting.folded(PlatformAccounts.id(AccountKind.FX, given.currency()), given),
                Posting.folded(
                        PlatformAccounts.id(AccountKind.FX, taken.currency()),
                        Money.of(-taken.amountMinor(), taken.currency())));
    }
}
