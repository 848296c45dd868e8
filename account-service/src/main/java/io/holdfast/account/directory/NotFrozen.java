package io.holdfast.account.directory;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.AccountView;
import io.holdfast.contract.account.HoldOutcome.Reason;
import org.jspecify.annotations.Nullable;

/** Why money of a wallet could not be frozen. */
public final class NotFrozen {

    private NotFrozen() {}

    /** @param account the payer's, as its merchant sees it; null if the merchant sees none */
    public static Reason why(@Nullable AccountView account, CurrencyCode currency) {
        if (account == null || account.kind() != AccountKind.WALLET) {
            return Reason.ACCOUNT_NOT_FOUND;
        }
        return switch (account.status()) {
            case FROZEN -> Reason.ACCOUNT_FROZEN;
            case CLOSED -> Reason.ACCOUNT_CLOSED;
            case OPEN -> account.currency() == currency ? Reason.INSUFFICIENT_FUNDS : Reason.CURRENCY_MISMATCH;
        };
    }
}
