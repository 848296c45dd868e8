package io.holdfast.payment.refund;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;

/**
 * A trade at a channel that settled a payment.
 *
 * @param paid what it collected, in the payer's currency
 */
public record PaidTrade(
        String channel, String attemptNo, PaymentMethod method, String channelTransactionId, Money paid) {}
