package io.holdfast.contract.payment;

import java.io.Serializable;

/** What became of a request for a new key. */
public sealed interface IssueKeyOutcome extends Serializable {

    record Issued(ApiKey key) implements IssueKeyOutcome {}

    record Refused(Reason reason) implements IssueKeyOutcome {}

    enum Reason {
        MERCHANT_NOT_FOUND,
        /** A merchant has two live keys at most: revoke one first. */
        TOO_MANY_LIVE_KEYS
    }
}
