package io.holdfast.sandbox.trade;

import java.time.Instant;

/**
 * Money that a payer paid for a trade.
 *
 * @param amountMinor above 0
 */
public record Payment(String transactionId, long amountMinor, Instant at) {}
