package io.holdfast.contract.account;

/** What an account is for. Only CLEARING, EXTERNAL, CHANNEL and FX may owe. */
public enum AccountKind {
    /** A customer's money, opened by a merchant; payments are held and captured here. */
    WALLET,
    /** What a merchant has earned. */
    MERCHANT,
    /** What Holdfast has earned. */
    FEE,
    /** What is on its way between two schemas; the sum over all schemas is zero at rest. */
    CLEARING,
    /** The world outside, where deposits come from. */
    EXTERNAL,
    /** What a payment channel has collected and not paid out: below zero by that much, as EXTERNAL is by deposits. */
    CHANNEL,
    /** A channel's money that belongs to nobody yet. */
    SUSPENSE,
    /** The other side of an exchange, one account a currency. */
    FX
}
