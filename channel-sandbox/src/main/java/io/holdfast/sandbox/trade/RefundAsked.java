package io.holdfast.sandbox.trade;

/**
 * A refund that a merchant asks for.
 *
 * @param transactionId empty for the trade's first payment
 */
public record RefundAsked(String number, String transactionId, long amountMinor, String reason, String notifyUrl) {}
