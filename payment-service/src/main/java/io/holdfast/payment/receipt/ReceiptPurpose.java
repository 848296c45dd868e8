package io.holdfast.payment.receipt;

/** What the money of a receipt is for. */
public enum ReceiptPurpose {
    /** It pays its payment: one receipt of a payment at most. */
    SETTLES,
    /** It came after the payment had ended otherwise. */
    LATE,
    /** The payment is paid already. */
    SECOND,
    /** It is not what was asked for. */
    WRONG_AMOUNT
}
