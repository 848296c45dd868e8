package io.holdfast.contract.account;

import io.holdfast.contract.Money;
import java.io.Serializable;

/**
 * A payment that a channel has collected.
 *
 * @param channel who owes the money now: 1 to 20 capitals, digits and underscores, {@code WECHAT} for example
 * @param receiptId names the money that came, once a receipt; it is what {@link SuspendChannelFunds} names too
 * @param paid what the payer paid, 1 to 10^12 minor units
 * @param credited what it is worth to the merchant: the same as {@code paid}, or, exchanged, in another currency
 * @param feeBasisPoints Holdfast's share of what is credited, 0 to 10,000; half-even, the remainder goes to the merchant
 */
public record CaptureChannelFunds(
        String paymentId,
        String merchantId,
        String channel,
        String receiptId,
        Money paid,
        Money credited,
        int feeBasisPoints)
        implements Serializable {}
