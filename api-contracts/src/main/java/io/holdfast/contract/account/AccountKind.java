package io.holdfast.contract.account;

/** What an account is for. Only CLEARING and EXTERNAL may owe. */
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
    EXTERNAL
}
