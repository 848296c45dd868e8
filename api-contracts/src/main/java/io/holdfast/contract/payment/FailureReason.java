package io.holdfast.contract.payment;

/** Why a payment FAILED. Nothing is held any more and the order, if it is still open, can be paid by another payment. */
public enum FailureReason {
    INSUFFICIENT_FUNDS,
    INSUFFICIENT_STOCK,
    INSUFFICIENT_POINTS,
    /** The order does not exist, or belongs to another merchant. */
    ORDER_NOT_FOUND,
    /** Another payment is paying the order, or it is paid, cancelled or closed. */
    ORDER_NOT_PAYABLE,
    /** The order's total or currency is not the one that the payment names. */
    AMOUNT_MISMATCH,
    /** The payer's account does not exist, or belongs to another merchant. */
    ACCOUNT_NOT_FOUND,
    ACCOUNT_FROZEN,
    ACCOUNT_CLOSED,
    /** The payer's account has another currency. */
    CURRENCY_MISMATCH,
    /** Points were to be spent, but the order names no customer. */
    ORDER_WITHOUT_CUSTOMER,
    /** The points are not worth what was quoted any more. */
    POINTS_VALUE_CHANGED,
    /** The payer's side said no: not enough money, a wrong password, a declined card. */
    CHANNEL_DECLINED,
    /** The channel refuses the payment as it was asked for: its currency, amount or payer, or our settings there. */
    CHANNEL_REFUSED,
    /** The channel did not answer in time; it was closed there, and everything was released. */
    CHANNEL_UNAVAILABLE,
    /** The payer's money came, and what it was to pay for could not be delivered: it goes back. */
    NOT_DELIVERABLE,
    /** The services did not answer in time; everything was released. */
    TIMED_OUT,
    /** A rule of risk control refused it, or a person who reviewed it. Nobody was asked for anything. */
    RISK_REFUSED,
    /** It was held for a review, and nobody decided in time. Nobody was asked for anything. */
    REVIEW_EXPIRED
}
