package io.holdfast.contract.account;

import java.io.Serializable;

/** What became of a change of an account's status. */
public sealed interface StatusOutcome extends Serializable {

    /** The account has the status that was asked for, now or already before. */
    record Changed(AccountView account) implements StatusOutcome {}

    record Refused(Reason reason) implements StatusOutcome {}

    enum Reason {
        ACCOUNT_NOT_FOUND,
        /** CLOSED is final. */
        ACCOUNT_CLOSED,
        /** Only an empty account, nothing frozen, can be closed. */
        ACCOUNT_NOT_EMPTY
    }
}
