package io.holdfast.contract.account;

import java.io.Serializable;

/** What became of a deposit. */
public sealed interface DepositOutcome extends Serializable {

    /** Booked, now or at the first call with this number. */
    record Deposited(AccountView account) implements DepositOutcome {}

    /** Nothing moved. */
    record Refused(Reason reason) implements DepositOutcome {}

    enum Reason {
        ACCOUNT_NOT_FOUND,
        ACCOUNT_NOT_OPEN,
        CURRENCY_MISMATCH,
        /** The amount is not between 1 and 10^12, or the balance would leave the range of a long. */
        AMOUNT_OUT_OF_RANGE,
        /** The number stands for a deposit with another account or amount. */
        DEPOSIT_NO_REUSED
    }
}
