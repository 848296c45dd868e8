package io.holdfast.contract.account;

import io.holdfast.contract.Money;
import java.io.Serializable;

/**
 * Money of a channel that pays for nothing: a wrong amount, a second payment, one that came too late.
 *
 * @param receiptId {@code rcp_…}, once for each receipt
 * @param channel who owes the money
 * @param paid 1 to 10^12 minor units
 */
public record SuspendChannelFunds(String receiptId, String merchantId, String channel, Money paid)
        implements Serializable {}
